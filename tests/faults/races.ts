import { type RequirementRecord } from '@duijie/server';
import {
  aContract,
  aDocking,
  anOrganizer,
  aRequirement,
  aSolution,
  aTeam,
  type Cast,
  type DockingCast,
  type Somebody,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { english } from '../api/ask.js';

/** Something that only one of many can have. */
export interface Race {
  readonly name: string;
  /** A mutation whose answer is called so. */
  readonly query: string;
  /** The type of the winner's answer. */
  readonly winner: string;
  /** The one fact that a round leaves about its subjects. */
  readonly fact: { readonly kind: string; readonly action: string; readonly to: string };
  /** Makes another round possible: what it is about, and who tries what. */
  readonly ready: () => Promise<Round>;
  /** Clears up, where the next round needs it. */
  readonly after?: (subjects: readonly string[]) => Promise<void>;
}

interface Round {
  readonly subjects: readonly string[];
  readonly tries: (contender: number) => { token: string; variables: Record<string, unknown> };
}

const failures = '... on InvalidInput { problems { code } }';
const onId = (mutation: string, more = '') =>
  `mutation($id: ID!) { answer: ${mutation}(id: $id${more}) { __typename ${failures} } }`;
const act = { reason: 'for the test' };

/** Releasing, agreeing, signing and registering, by whoever may. */
export async function theRaces(app: TestApp, cast: Cast): Promise<Race[]> {
  const organizers = [cast.organizer, await anOrganizer(app, cast.challenge)];
  const around = await aDocking(app, { cast, status: 'agreed' });
  return [
    releasing(app, cast, organizers),
    await agreeing(app, cast),
    signing(app, around),
    registering(app, around, organizers),
  ];
}

function releasing(app: TestApp, cast: Cast, organizers: readonly Somebody[]): Race {
  const ready = async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'selected' });
    const { _id: id, publicVersion } = requirement;
    await app.services.requirements.confirm(await cast.member.viewer(), id, publicVersion);
    return { subjects: [id], tries: byTurns(organizers, { id }) };
  };
  const fact = { kind: 'requirement', action: 'release', to: 'released' };
  return { name: 'releasing', query: onId('releaseRequirement'), winner: 'Requirement', fact, ready };
}

const byTurns =
  (people: readonly Somebody[], variables: Record<string, unknown>): Round['tries'] =>
  (contender) => ({ token: people[contender % people.length]!.token, variables });

const rivals = 4;

/** The teams of several talks turn their keys at once, and there is one slot. What fell through is talked about again. */
async function agreeing(app: TestApp, cast: Cast): Promise<Race> {
  const { dockings } = app.services;
  const organizer = await cast.organizer.viewer();
  const { requirement } = await aRequirement(app, { cast, status: 'released' });
  const teams: TeamCast[] = [];
  const solutions: string[] = [];
  while (teams.length < rivals) teams.push(await aTeam(app));
  for (const team of teams) solutions.push(await shortlisted(app, cast, team, requirement));
  const ready = async () => {
    const member = await cast.member.viewer();
    const subjects: string[] = [];
    for (const solution of solutions) {
      const { _id } = await dockings.propose(organizer, solution);
      await dockings.accept(member, _id, 'enterprise');
      subjects.push(_id);
    }
    const tries = (contender: number) => ({
      token: teams[contender % rivals]!.leader.token,
      variables: { id: subjects[contender % rivals] },
    });
    return { subjects, tries };
  };
  const after = async (subjects: readonly string[]) => {
    for (const { _id, status } of await dockings.findMany(organizer, subjects))
      if (status === 'agreed') await dockings.cancel(organizer, _id, act);
  };
  const fact = { kind: 'docking', action: 'accept', to: 'agreed' };
  const query = onId('acceptDocking', ', side: TEAM');
  return { name: 'agreeing', query, winner: 'Docking', fact, ready, after };
}

/** Handed in while the requirement is open, or let in late once the first one's has been closed. */
async function shortlisted(
  app: TestApp,
  cast: Cast,
  team: TeamCast,
  { _id: id }: RequirementRecord,
): Promise<string> {
  const organizer = await cast.organizer.viewer();
  const requirement = (await app.services.requirements.find(organizer, { id }))!;
  return (await aSolution(app, { cast, team, requirement, status: 'shortlisted' })).solution._id;
}

/** The last signature is the same party's, and tried many times at once. */
function signing(app: TestApp, around: DockingCast): Race {
  const ready = async () => {
    const { contract } = await aContract(app, { around });
    const { _id: id } = contract;
    await app.services.contracts.sign(await around.cast.member.viewer(), id, 0);
    return { subjects: [id], tries: byTurns([around.team.signatory], { id }) };
  };
  const fact = { kind: 'contract', action: 'sign', to: 'signed' };
  return { name: 'signing', query: onId('signContract', ', party: 1'), winner: 'Contract', fact, ready };
}

let numbers = 0;

function registering(app: TestApp, around: DockingCast, organizers: readonly Somebody[]): Race {
  const ready = async () => {
    const { contract } = await aContract(app, { around, status: 'signed' });
    const certified = { office: english('Office'), type: 'DEVELOPMENT', technologyValue: '1' };
    const tries = (contender: number) => {
      const input = { ...certified, number: `Race ${++numbers}` };
      return byTurns(organizers, { id: contract._id, input })(contender);
    };
    return { subjects: [contract._id], tries };
  };
  const query = `mutation($id: ID!, $input: RegisterContractInput!) {
    answer: registerContract(id: $id, input: $input) { __typename ${failures} } }`;
  const fact = { kind: 'contract', action: 'register', to: 'registered' };
  return { name: 'registering', query, winner: 'Contract', fact, ready };
}
