import { creditCodeCheck } from '@duijie/shared';
import { aRequirement, aSolution } from '../../factories/index.js';
import { later } from './asking.js';
import { contractRoots } from './contracts.js';
import { searchRoots } from './searches.js';
import { allBut, aRound, assigned, english, type RoleName, type World } from './world.js';

/** What each may expect of a mutation that takes no record through its life; whoever is not named is FORBIDDEN. */
export interface Root {
  readonly ok?: readonly RoleName[];
  readonly refused?: Readonly<Record<string, readonly RoleName[]>>;
  /** Also to nobody in particular. */
  readonly open?: string;
  readonly given?: (world: World, ground: Ground) => object | Promise<object>;
}

/** What the mutations are about. */
export interface Ground {
  /** A finalised round with a result about the requirement, seen by its judge. */
  readonly roundId: string;
  readonly requirementId: string;
}

const organizer: readonly RoleName[] = ['organizer'];
const signedIn = allBut('anonymous');
/** Who brings people into the enterprise: its signatory, and whoever organizes a challenge. */
const bringsPeople: readonly RoleName[] = ['signatory', 'organizer', 'otherOrganizer', 'administrator'];
const roundStrangers = allBut('anonymous', 'organizer', 'auditor', 'openJudge');

let made = 0;
const name = () => ({ lang: 'EN', text: `Name ${++made}` });
const email = () => `root-${++made}@people.example`;

/** Lays the ground: one finalised round, in which the judge of an open round has reviewed a requirement. */
export async function aGround(world: World): Promise<Ground> {
  const { app, cast, challenge, people } = world;
  const { rounds, assignments } = app.services.reviews;
  const viewer = await people.organizer!.viewer();
  const kinds = [{ code: 'first', name: english('First'), retired: false }];
  await app.services.challenges.editDictionary(viewer, challenge._id, 'awardKinds', kinds);
  const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
  const roundId = await aRound(world);
  const [assignment] = await assigned(world, roundId, 'openJudge', [requirement._id]);
  const judge = await people.openJudge!.viewer();
  await assignments.accept(judge, assignment!);
  await assignments.score(judge, assignment!, { recommendation: 'select' });
  await assignments.submit(judge, assignment!);
  await rounds.finalise(viewer, roundId);
  return { roundId, requirementId: requirement._id };
}

async function aNewSubject({ app, cast }: World): Promise<{ kind: string; id: string }> {
  const { requirement } = await aRequirement(app, { cast, status: 'submitted' });
  return { kind: 'requirement', id: requirement._id };
}

async function aReleasedOne({ app, cast }: World): Promise<string> {
  return (await aRequirement(app, { cast, status: 'released' })).requirement._id;
}

function aCreditCode(): string {
  const body = `91620300MC${String(++made).padStart(7, '0')}`;
  return body + creditCodeCheck(body);
}

const inChallenge = (fields: () => object) => (world: World) => ({
  input: { challengeId: world.challenge._id, ...fields() },
});

export const roots: Readonly<Record<string, Root>> = {
  createChallenge: {
    ok: ['administrator'],
    given: () => ({
      input: {
        ...{ slug: `root-${++made}`, programme: 'technology-challenge', name: name(), year: 2022 },
        ...{ edition: 1, region: '620000', codePrefix: `RT${1000 + made}` },
      },
    }),
  },
  createRound: { ok: organizer, given: inChallenge(() => ({ name: name(), kind: 'PAPER' })) },
  assignReviewers: {
    ok: organizer,
    refused: { NOT_FOUND: roundStrangers },
    given: async (world) => {
      const roundId = await aRound(world);
      await assigned(world, roundId, 'openJudge', [(await aNewSubject(world)).id]);
      const subjects = [await aNewSubject(world)];
      return { input: { roundId, subjects, reviewers: [world.people.openJudge!.personId] } };
    },
  },
  assignBalanced: {
    ok: organizer,
    refused: { NOT_FOUND: roundStrangers },
    given: async (world) => {
      const roundId = await aRound(world);
      await assigned(world, roundId, 'openJudge', [(await aNewSubject(world)).id]);
      const subjects = [await aNewSubject(world)];
      const reviewers = [world.people.openJudge!.personId, world.people.otherJudge!.personId];
      return { input: { roundId, subjects, reviewers, perSubject: 1 } };
    },
  },
  recordDecision: {
    ok: organizer,
    given: ({ app, challenge: { _id: challengeId } }, { requirementId: subjectId }) => {
      const outcomes = [{ subjectKind: 'requirement', subjectId, outcome: 'select' }];
      const decidedAt = app.kernel.now();
      return { input: { challengeId, number: `No. ${++made}`, minutes: name(), outcomes, decidedAt } };
    },
  },
  grantAward: {
    ok: organizer,
    refused: { NOT_FOUND: roundStrangers },
    given: (_world, { roundId, requirementId: id }) => ({
      input: { roundId, kind: 'first', subject: { kind: 'requirement', id } },
    }),
  },
  publishNotice: {
    ok: organizer,
    given: inChallenge(() => ({ title: name(), text: name(), from: later, until: later })),
  },
  draftSolution: {
    ok: ['teamLeader', 'teamMember'],
    refused: { InvalidInput: organizer },
    given: async ({ app, cast, team }) => {
      const { requirement } = await aRequirement(app, { cast, status: 'released' });
      return { requirementId: requirement._id, teamId: team._id, content: { title: name() } };
    },
  },
  proposeDocking: {
    ok: ['member', 'signatory', 'organizer'],
    refused: {
      InvalidInput: allBut(
        'anonymous',
        'member',
        'signatory',
        'organizer',
        'teamLeader',
        'teamMember',
        'auditor',
      ),
    },
    given: async ({ app, cast, teamCast }) => {
      const { solution } = await aSolution(app, { cast, team: teamCast, status: 'shortlisted' });
      return { solutionId: solution._id };
    },
  },
  draftPublication: {
    ok: organizer,
    given: ({ challenge: { _id: challengeId } }) => ({
      challengeId,
      input: { title: name(), text: name(), asOf: later, basis: 'RECORDED' },
    }),
  },
  declareEdition: {
    ok: ['administrator'],
    given: () => ({
      input: {
        ...{ programme: 'technology-challenge', slug: `root-edition-${++made}`, region: '620000' },
        ...{ name: name(), source: name(), fromYear: 2020, year: 2020, figures: [] },
      },
    }),
  },
  draftRequirement: {
    ok: ['member', 'signatory'],
    refused: { InvalidInput: organizer },
    given: ({ challenge, enterprise }) => ({
      input: { challengeId: challenge._id, organizationId: enterprise._id, title: name() },
    }),
  },
  claimOrganization: {
    ok: signedIn,
    given: () => ({
      input: { name: name(), kind: 'ENTERPRISE', region: '620100', creditCode: aCreditCode() },
    }),
  },
  askQuestion: {
    ok: ['teamLeader', 'teamMember'],
    refused: { InvalidInput: organizer },
    given: async (world) => ({
      ...{ requirementId: await aReleasedOne(world), teamId: world.team._id },
      text: name(),
    }),
  },
  acceptConfidentiality: {
    ok: ['teamLeader'],
    given: async (world) => {
      const requirementId = await aReleasedOne(world);
      const terms = `{ requirement(id: "${requirementId}") { confidentiality { hash } } }`;
      const { data } = await world.app.request(terms, null, { as: world.people.teamLeader });
      const textHash = data.requirement.confidentiality.hash;
      return { requirementId, teamId: world.team._id, textHash };
    },
  },
  registerTeam: { ok: signedIn, given: () => ({ input: { name: name(), region: '620100' } }) },
  inviteToTeam: {
    ok: ['teamLeader'],
    refused: { InvalidInput: ['organizer', 'otherOrganizer'] },
    given: ({ team }) => ({ teamId: team._id, input: { name: name(), email: email() } }),
  },
  addMember: {
    ok: bringsPeople,
    given: ({ enterprise }) => ({
      organizationId: enterprise._id,
      input: { role: 'ENTERPRISE_MEMBER', name: name(), email: email() },
    }),
  },
  invitePerson: {
    ok: ['organizer', 'otherOrganizer', 'administrator'],
    given: () => ({ input: { name: name(), email: email() } }),
  },
  giveRole: {
    ok: bringsPeople,
    refused: { NOT_FOUND: allBut('anonymous', 'member', 'auditor', ...bringsPeople) },
    given: async ({ app, people, enterprise: { _id: id } }) => {
      const { accounts } = app.services;
      const known = { name: english(`Colleague ${++made}`) };
      const { _id: personId } = await accounts.registerPerson(await people.administrator!.viewer(), known);
      const scope = { kind: 'organization', id } as const;
      const gift = { role: 'enterprise-member', scope } as const;
      await accounts.roles.give(await people.organizer!.viewer(), personId, gift);
      return { personId, role: { role: 'ENTERPRISE_SIGNATORY', scope: { kind: 'ORGANIZATION', id } } };
    },
  },
  // A token may not make the next one, and everybody here comes by token; by a session it is tested with accounts.
  createAccessToken: {},
  revokeAccessToken: {
    ok: ['plain'],
    refused: { NOT_FOUND: allBut('anonymous', 'plain') },
    given: async ({ app, people }) => {
      const { token } = await app.services.accounts.createAccessToken(await people.plain!.viewer(), 'gone');
      return { id: token._id };
    },
  },
  issueAccountLink: {
    ok: ['administrator'],
    given: async ({ app, people }) => {
      const { accounts } = app.services;
      const viewer = await people.administrator!.viewer();
      const guest = { name: english(`Guest ${++made}`), email: email() };
      const { personId } = await accounts.invite(viewer, guest);
      const [account] = await accounts.accountsOf(viewer, [personId]);
      return { id: account!._id, act: { reason: 'for the test' } };
    },
  },
  ...searchRoots,
  ...contractRoots,
  login: { open: 'LoginRefused', given: () => ({ login: email() }) },
  logout: { open: 'ok' },
  logoutEverywhere: { ok: signedIn },
  changePassword: { refused: { InvalidInput: signedIn } },
  requestPasswordReset: { open: 'ok', given: () => ({ login: email() }) },
  resetPassword: { open: 'InvalidInput' },
  acceptInvitation: { open: 'InvalidInput' },
};

/** Who may ask each query at all; `open` is everybody, nobody in particular included. */
export const queries: Readonly<Record<string, 'open' | readonly RoleName[]>> = {
  me: 'open',
  challenge: 'open',
  challenges: 'open',
  requirement: 'open',
  requirements: 'open',
  similarRequirements: 'open',
  search: 'open',
  suggest: 'open',
  organization: 'open',
  organizations: 'open',
  publicNotices: 'open',
  editions: 'open',
  publication: 'open',
  publications: 'open',
  accessTokens: signedIn,
  savedSearches: signedIn,
  solution: signedIn,
  solutions: signedIn,
  mySolutions: signedIn,
  docking: signedIn,
  dockings: signedIn,
  team: signedIn,
  teams: signedIn,
  teamInvitation: signedIn,
  myTeamInvitations: signedIn,
  contract: signedIn,
  contracts: signedIn,
  round: signedIn,
  rounds: signedIn,
  assignment: signedIn,
  myAssignments: signedIn,
  decisions: signedIn,
  awards: signedIn,
  people: ['organizer', 'otherOrganizer', 'auditor', 'administrator'],
  person: ['organizer', 'otherOrganizer', 'auditor', 'administrator'],
};
