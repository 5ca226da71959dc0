import { Readable } from 'node:stream';
import { type Data, type Somebody, type TestApp } from '../factories/index.js';
import { english, failures } from './ask.js';

const text = '{ lang text translations { lang text } }';

/** Everything in a solution's content, as it enters a receipt. */
export const content = `{ title ${text} abstract ${text} route ${text} schedule ${text} members ${text}
  intellectualProperty ${text} trl months price attachments
  responses { key value text ${text} evidence ${text} } }`;

const shown = `id code status version openedAt lockedAt screenedAt scoredAt handedOverAt
  receipt { number receivedAt sha256 attachments { fileId sha256 } } feedback { text }`;

/** What a mutation answers. */
export const result = `{ __typename ... on Solution { ${shown} } ${failures} }`;

export interface Taking {
  readonly as: Somebody | null;
  readonly act?: object;
  /** Further arguments, as they stand in the operation. */
  readonly takes?: string;
  readonly headers?: Record<string, string>;
}

/** Calls a mutation that takes a solution's id; answers its result, or the code of the error. */
export function taker(app: TestApp) {
  return async (id: string, name: string, { as, act = {}, takes = '', headers }: Taking): Promise<Data> => {
    const query = `mutation ($id: ID!, $act: ActInput) { ${name}(id: $id, ${takes} act: $act) ${result} }`;
    const variables = { id, act: { reason: 'for the test', ...act } };
    const answer = await app.request(query, variables, { as, ...(headers && { headers }) });
    return { error: answer.codes[0], ...answer.data?.[name] };
  };
}

export interface Drafting {
  readonly as: Somebody | null;
  readonly requirementId: string;
  readonly teamId: string;
  readonly form?: object;
  readonly act?: object | null;
  readonly headers?: Record<string, string>;
}

/** Drafts a solution; answers its result, or the code of the error. */
export function drafter(app: TestApp) {
  const query = `mutation ($requirementId: ID!, $teamId: ID!, $content: SolutionInput!, $act: ActInput) {
    draftSolution(requirementId: $requirementId, teamId: $teamId, content: $content, act: $act) ${result} }`;
  return async ({ as, form = {}, act = null, headers, ...named }: Drafting): Promise<Data> => {
    const variables = { ...named, act, content: { title: english('A way'), ...form } };
    const { data, codes } = await app.request(query, variables, { as, ...(headers && { headers }) });
    return { error: codes[0], ...data?.draftSolution };
  };
}

/** A form with nothing missing, as an input. */
export const whole = {
  title: english('A way'),
  abstract: english('What'),
  route: english('How'),
  trl: 5,
  responses: [{ key: 'i1', value: '99.6' }],
};

/** A file that somebody uploaded. */
export async function aFile(app: TestApp, by: Somebody, name = 'annex.txt'): Promise<string> {
  const upload = { name, declaredType: 'text/plain', uploadedBy: by.personId };
  const bytes = Readable.from([Buffer.from(`The content of ${name}`)]);
  return (await app.files.store(bytes, { ...upload, id: app.kernel.id(), now: app.kernel.now() }))._id;
}
