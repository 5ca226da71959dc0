import { Readable } from 'node:stream';
import {
  type ChallengeRecord,
  type OrganizationRecord,
  type RoleGift,
  type TeamRecord,
} from '@duijie/server';
import {
  aChallenge,
  anEnterprise,
  anInstitution,
  aPerson,
  aTeam,
  type Cast,
  type Somebody,
  type TeamCast,
  type TestApp,
  theAdministrator,
} from '../../factories/index.js';

/** Everybody as they stand to one enterprise, its region, one challenge and one team. */
export const roleNames = [
  'anonymous',
  'plain',
  'member',
  'signatory',
  'otherMember',
  'officer',
  'otherOfficer',
  'organizer',
  'otherOrganizer',
  'blindJudge',
  'openJudge',
  'otherJudge',
  'teamLeader',
  'teamMember',
  'otherTeamLeader',
  'institutionSignatory',
  'auditor',
  'administrator',
] as const;
export type RoleName = (typeof roleNames)[number];

/** One challenge with its enterprise and everybody around them; and another of each. */
export interface World {
  readonly app: TestApp;
  readonly people: Readonly<Record<RoleName, Somebody | null>>;
  readonly challenge: ChallengeRecord;
  readonly otherChallenge: ChallengeRecord;
  readonly enterprise: OrganizationRecord;
  /** Of the leader and the member; its institution's signatory belongs to it only by that. */
  readonly team: TeamRecord;
  readonly institution: OrganizationRecord;
  readonly otherTeam: TeamRecord;
  /** For the factories. */
  readonly teamCast: TeamCast;
  /** For the factories: the enterprise's claimant stands for it, so that nothing here depends on the roles under test. */
  readonly cast: Cast;
}

export async function aWorld(app: TestApp): Promise<World> {
  const challenge = await aChallenge(app);
  const otherChallenge = await aChallenge(app);
  const { enterprise, member: claimant } = await anEnterprise(app, { region: '620102' });
  const other = await anEnterprise(app, { region: '620500' });
  const institution = await anInstitution(app);
  const teamCast = await aTeam(app, { institution });
  const { team, leader, member: teammate } = teamCast;
  const { team: otherTeam, leader: otherTeamLeader } = await aTeam(app);
  const within = (kind: 'challenge' | 'organization' | 'region', role: RoleGift['role'], id: string) =>
    aPerson(app, { roles: [{ role, scope: { kind, id } }] });
  const people = {
    anonymous: null,
    plain: await aPerson(app),
    member: await within('organization', 'enterprise-member', enterprise._id),
    signatory: await within('organization', 'enterprise-signatory', enterprise._id),
    otherMember: other.member,
    officer: await within('region', 'county-officer', '620100'),
    otherOfficer: await within('region', 'county-officer', '620500'),
    organizer: await within('challenge', 'organizer', challenge._id),
    otherOrganizer: await within('challenge', 'organizer', otherChallenge._id),
    blindJudge: await within('challenge', 'judge', challenge._id),
    openJudge: await within('challenge', 'judge', challenge._id),
    otherJudge: await within('challenge', 'judge', challenge._id),
    teamLeader: leader,
    teamMember: teammate,
    otherTeamLeader,
    institutionSignatory: await within('organization', 'enterprise-signatory', institution.organization._id),
    auditor: await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] }),
    administrator: await theAdministrator(app),
  };
  const judge = await within('challenge', 'judge', challenge._id);
  const cast = { challenge, organizer: people.organizer, enterprise, member: claimant, judge };
  const teams = { team, institution: institution.organization, otherTeam, teamCast };
  return { app, people, challenge, otherChallenge, enterprise, ...teams, cast };
}

/** Everybody but the named ones. */
export function allBut(...names: readonly RoleName[]): RoleName[] {
  return roleNames.filter((each) => !names.includes(each));
}

/** An open round of the challenge. */
export async function aRound(
  { app, people, challenge }: World,
  { blind = false, open = true }: { blind?: boolean; open?: boolean } = {},
): Promise<string> {
  const { rounds } = app.services.reviews;
  const organizer = await people.organizer!.viewer();
  const round = await rounds.create(organizer, challenge._id, {
    name: english('Round'),
    kind: 'paper',
    blind,
    rubric: [],
    recommendations: [{ code: 'select', name: english('Select'), retired: false }],
    formula: 'mean',
    tieRule: 'shared-rank',
    tieCriterion: null,
    minimumReviews: 1,
    thresholds: [],
    from: null,
    until: null,
  });
  if (open) await rounds.open(organizer, round._id);
  return round._id;
}

/** Has a judge review subjects in a round; answers the ids of the assignments, in the order of the subjects. */
export async function assigned(
  { app, people }: World,
  roundId: string,
  judge: 'blindJudge' | 'openJudge',
  subjectIds: readonly string[],
): Promise<string[]> {
  const made = await app.services.reviews.assignments.assign(await people.organizer!.viewer(), {
    roundId,
    subjects: subjectIds.map((id) => ({ kind: 'requirement', id })),
    reviewers: [people[judge]!.personId],
  });
  return subjectIds.map((id) => made.find(({ subjectId }) => subjectId === id)!._id);
}

let papers = 0;

/** A file that somebody uploaded. */
export async function aPaper({ app }: Pick<World, 'app'>, by: Somebody): Promise<string> {
  const upload = { name: 'paper.txt', declaredType: 'text/plain', uploadedBy: by.personId };
  const content = Readable.from([Buffer.from(`Stamped paper ${++papers}`)]);
  return (await app.files.store(content, { ...upload, id: app.kernel.id(), now: app.kernel.now() }))._id;
}

export function english(text: string) {
  return { lang: 'en' as const, text, translations: [] };
}
