import { type RequirementRecord, type SolutionForm } from '@duijie/server';
import {
  aContract,
  aDocking,
  aMilestone,
  aPayment,
  aRequirement,
  aScoringRound,
  aSolution,
  completeContent,
  type DockingStatus,
  type SolutionStatus,
  type SolutionWish,
  startTestApp,
  type TestApp,
} from '../../factories/index.js';
import { aWorld, english, type World } from '../matrix/world.js';
import { type Pair } from './comparing.js';

/** Two worlds that go on from one and differ only in what the teams write, and in the files that come with it. */
export interface SealedPair {
  readonly pair: Pair;
  /** People and places, the same in both. */
  readonly world: World;
  readonly stories: readonly [Story, Story];
  readonly close: () => Promise<void>;
}

/** What is there to ask about; the ids are the same in both worlds. */
export interface Ids {
  readonly solutions: string[];
  readonly requirements: string[];
  readonly dockings: string[];
  readonly contracts: string[];
  readonly assignments: string[];
  readonly rounds: string[];
}

export const marks = ['amber', 'cobalt'] as const;
type Mark = (typeof marks)[number];

/** Everything a team may write, in one way and in quite another one. */
const contents: Readonly<Record<Mark, SolutionForm>> = {
  amber: {
    ...{ title: english('amber way'), abstract: english('amber abstract'), route: english('amber route') },
    ...{ responses: [{ key: 'i1', value: '99.7', evidence: english('amber pilot') }], trl: 3 },
    ...{ members: [english('amber member')], intellectualProperty: [], price: null, months: 9 },
    schedule: english('amber schedule'),
  },
  cobalt: {
    title: { lang: 'zh-CN', text: 'cobalt 方案', translations: [{ lang: 'en', text: 'cobalt' }] },
    ...{ abstract: english('cobalt '.repeat(200)), route: english('cobalt route') },
    responses: [
      { key: 'i1', value: '12', text: english('cobalt text'), evidence: english('cobalt') },
      { key: 'i2', value: '40000' },
    ],
    ...{ trl: 9, members: ['one', 'two', 'three'].map((name) => english(`cobalt ${name}`)) },
    ...{ intellectualProperty: [english('cobalt patent')], price: 77_700_000n, months: 36, schedule: null },
  },
};

/** The file of a team's answer; whoever knows its bytes could upload them and see what is said. */
export function fileOf(mark: Mark): { name: string; text: string } {
  return mark === 'amber'
    ? { name: 'amber.txt', text: 'amber figures' }
    : { name: 'cobalt drawings.txt', text: 'cobalt '.repeat(5_000) };
}

/** One world, with needs to be answered, and two copies of it in which teams will write different things. */
export async function aSealedPair(needs: number): Promise<SealedPair> {
  const origin = await startTestApp();
  const world = await aWorld(origin);
  const released = await releasedNeeds(origin, world, needs);
  const [a, b] = [await startTestApp({ like: origin }), await startTestApp({ like: origin })];
  const close = async () => {
    for (const app of [a, b, origin]) await app.close();
  };
  const stories = [new Story(a, world, marks[0], released), new Story(b, world, marks[1], released)] as const;
  return { pair: [a, b], world, stories, close };
}

/** Copies of one: where they come from is nothing that is asked about, and each costs as much as a solution. */
async function releasedNeeds(app: TestApp, world: World, count: number): Promise<RequirementRecord[]> {
  const { requirement } = await aRequirement(app, { cast: world.cast, status: 'released' });
  const rows = app.kernel.connection.db!.collection<RequirementRecord>('requirements');
  const stored = (await rows.findOne({ _id: requirement._id }))!;
  const copies = Array.from({ length: count - 1 }, (_none, index) => {
    const code = `${requirement.code}-${index}`;
    return { ...stored, _id: app.kernel.id(), code, byCode: code };
  });
  await rows.insertMany(copies);
  return [requirement, ...copies];
}

/** Tells both worlds on, each with its own words; answers what was added to both. */
export async function tellBoth({ stories }: SealedPair, tell: (story: Story) => Promise<void>): Promise<Ids> {
  for (const story of stories) {
    story.ids = noIds();
    await tell(story);
  }
  const [first, second] = stories.map(({ ids }) => JSON.stringify(ids));
  if (first !== second) throw new Error(`the worlds have other ids: ${first} and ${second}`);
  return stories[0].ids;
}

const noIds = (): Ids => {
  return { solutions: [], requirements: [], dockings: [], contracts: [], assignments: [], rounds: [] };
};

/** What happens in one of the worlds. */
export class Story {
  ids = noIds();
  readonly #needs: RequirementRecord[];

  constructor(
    readonly app: TestApp,
    readonly world: World,
    readonly mark: Mark,
    needs: readonly RequirementRecord[],
  ) {
    this.#needs = [...needs];
  }

  /** A solution in a state, to a need of its own. */
  async solution(status: SolutionStatus): Promise<string> {
    const { solution } = await aSolution(this.app, { ...this.#wish(), status });
    return this.#seen(solution._id);
  }

  /** Talks about a solution; answers their docking. */
  async docking(status: DockingStatus) {
    const found = await aDocking(this.app, { ...this.#wish(), status });
    this.#seen(found.solution._id);
    this.ids.dockings.push(found.docking._id);
    return found;
  }

  /** A contract that is performed, with a milestone and a payment. */
  async contract(): Promise<void> {
    const around = await this.docking('agreed');
    const { app } = this;
    const signed = await aContract(app, { around, status: 'signed', name: english('Contract') });
    const { _id: id } = signed.contract;
    const organizer = await around.cast.organizer.viewer();
    const certified = { office: english('Office'), type: 'development', technologyValue: 1n } as const;
    await app.services.contracts.register(organizer, id, { ...certified, number: '2022-1' });
    await app.services.contracts.take(organizer, id, 'perform');
    await aMilestone(app, signed, 1n);
    await aPayment(app, signed, 1n);
    this.ids.contracts.push(id);
  }

  /** Has a judge review a solution blindly, in a round that stays open. */
  async assigned(solutionId: string): Promise<void> {
    const { app, world } = this;
    const roundId = await aScoringRound(app, world.cast);
    const [assignment] = await app.services.reviews.assignments.assign(
      await world.people.organizer!.viewer(),
      {
        ...{ roundId, subjects: [{ kind: 'solution', id: solutionId }] },
        reviewers: [world.people.blindJudge!.personId],
      },
    );
    this.ids.rounds.push(roundId);
    this.ids.assignments.push(assignment!._id);
  }

  /** Hands in another version. */
  async revise(id: string): Promise<void> {
    const leader = await this.world.people.teamLeader!.viewer();
    const { solutions } = this.app.services;
    await solutions.edit(leader, id, { months: contents[this.mark].months! + 1 });
    await solutions.handIn(leader, id, 'revise');
  }

  async withdraw(id: string): Promise<void> {
    const leader = await this.world.people.teamLeader!.viewer();
    await this.app.services.solutions.take(leader, id, 'withdraw', { reason: 'for the test' });
  }

  /** Another team answers the last need as well, in the same words in both worlds. */
  async rival(): Promise<void> {
    const { app, world, ids } = this;
    const leader = await world.people.otherTeamLeader!.viewer();
    const answer = { ...completeContent({ title: english('Rival') }), teamId: world.otherTeam._id };
    const { _id } = await app.services.solutions.draft(leader, {
      ...{ ...answer, requirementId: ids.requirements.at(-1)! },
    });
    await app.services.solutions.handIn(leader, _id, 'submit');
  }

  /** Publishes the figures of the moment. */
  async publish(): Promise<void> {
    const { app, world } = this;
    const organizer = await world.people.organizer!.viewer();
    const form = { title: english('Bulletin'), text: english('So far'), asOf: app.clock.now() };
    const { publications } = app.services.statistics;
    const { _id } = await publications.draft(organizer, world.challenge._id, { ...form, basis: 'recorded' });
    await publications.publish(organizer, _id);
  }

  #wish(): SolutionWish {
    const { world, mark } = this;
    const requirement = this.#needs.shift();
    if (!requirement) throw new Error('there are too few needs');
    this.ids.requirements.push(requirement._id);
    const around = { cast: world.cast, team: world.teamCast, requirement };
    return { ...around, ...contents[mark], file: fileOf(mark) };
  }

  #seen(id: string): string {
    this.ids.solutions.push(id);
    return id;
  }
}
