import { type GraphQLSchema } from 'graphql';
import { type RoleName, roleNames } from '../matrix/world.js';
import { thorough as inAThoroughRun } from '../../setup/thorough.js';
import { differences, pathDifferences, type Question } from './comparing.js';
import { fileOf, type Ids, marks, type SealedPair, type Story, tellBoth } from './sealed.js';
import { searchQuestions } from './search-questions.js';
import { callsOf, figureQuestions, readQuestions, sealedMutations } from './sealed-questions.js';

/** What can be asked of both worlds at a moment, and by whom they can be told apart. */
export class Inquiry {
  /** How many questions both were asked. */
  asked = 0;

  constructor(
    private readonly sealed: SealedPair,
    readonly ids: Ids,
    private readonly reading: readonly Question[],
    private readonly changing: readonly Question[],
    private readonly files: readonly string[],
    /** Every so many of the questions are asked at once, other ones of the next one who is asked. */
    private readonly step: number,
  ) {}

  /** Differences in what somebody can read. */
  async reads(role: RoleName): Promise<string[]> {
    const { pair, world } = this.sealed;
    const as = world.people[role];
    const uploads = marks.map((mark) => ({ path: '/files', init: () => upload(fileOf(mark)) }));
    const requests = [{ path: '/' }, ...this.files.map((id) => ({ path: `/files/${id}` })), ...uploads];
    const reading = this.#some(this.reading, role);
    this.asked += requests.length + reading.length;
    return [
      ...(await pathDifferences(pair, requests, as)),
      ...(await differences(pair, reading, { as, marks })),
    ];
  }

  /** Differences in how mutations refuse somebody who has no part in a solution. */
  refusals(role: RoleName): Promise<string[]> {
    const { pair, world } = this.sealed;
    const changing = this.#some(this.changing, role);
    this.asked += changing.length;
    return differences(pair, changing, { as: world.people[role], marks });
  }

  #some(questions: readonly Question[], role: RoleName): Question[] {
    const turn = roleNames.indexOf(role);
    return questions.filter((_question, index) => (index + turn) % this.step === 0);
  }
}

/**
 * Tells both worlds on, and makes ready to ask about what was added: `thorough`ly about each record and by each filter, or only
 * about one record of each kind, and all solutions, everybody every other question.
 */
export async function inquireInto(
  sealed: SealedPair,
  schema: GraphQLSchema,
  tell: (story: Story) => Promise<void>,
  { thorough }: { thorough: boolean },
): Promise<Inquiry> {
  const ids = await tellBoth(sealed, tell);
  const { pair, world } = sealed;
  for (const app of pair) await app.outbox.drain();
  const found = await pair[0].services.solutions.findMany(
    await world.people.teamLeader!.viewer(),
    ids.solutions,
  );
  const codes = found.map(({ code }) => code);
  const calls = Object.entries(callsOf(world, ids, thorough ? codes : []));
  const reading = calls.flatMap(([name, all]) =>
    readQuestions(schema, name, thorough || name === 'solution' ? all : all.slice(0, 1)),
  );
  const changing = sealedMutations(schema, world, thorough ? ids.solutions : ids.solutions.slice(0, 1));
  const files = found.flatMap(({ content }) => content.attachments);
  const searching = searchQuestions(marks, ids.requirements);
  const questions = [...figureQuestions(schema, world), ...reading, ...searching];
  return new Inquiry(sealed, ids, questions, changing, files, thorough || inAThoroughRun ? 1 : 2);
}

function upload({ name, text }: { name: string; text: string }): RequestInit {
  const body = new FormData();
  body.set('file', new Blob([text], { type: 'text/plain' }), name);
  return { method: 'POST', body };
}
