import { type Somebody, type TestApp } from '../../factories/index.js';

/** What is asked of both worlds: an operation with its variables. */
export interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** The servers of two worlds, which give the same people the same tokens. */
export type Pair = readonly [TestApp, TestApp];

/** An answer as its bytes, but for what no two requests share. Throws for an operation that no server would take. */
export async function answered(app: TestApp, { query, variables }: Question, as: Somebody | null) {
  const { status, headers, text } = await app.request(query, variables, { as });
  if (status === 400) throw new Error(`${query}\n${text}`);
  return `${status} ${headers.get('content-type')} ${withoutRequest(text)}`;
}

/**
 * Asks both worlds and answers the questions by which they can be told apart, or which show a mark; `follow` asks lists page
 * after page.
 */
export async function differences(
  pair: Pair,
  questions: readonly Question[],
  { as, marks, follow = false }: { as: Somebody | null; marks: readonly string[]; follow?: boolean },
): Promise<string[]> {
  const told: string[] = [];
  for (const question of questions) {
    let asked: Question | null = question;
    while (asked) {
      const [a, b] = await both(pair, (app) => answered(app, asked!, as));
      if (a !== b) told.push(`${JSON.stringify(asked)}\n${a}\n${b}`);
      for (const mark of marks) if (a.includes(mark)) told.push(`${mark} is read: ${a}`);
      asked = follow ? nextPage(asked, a) : null;
    }
  }
  return told;
}

/** The same for what is not GraphQL: requests to paths, with what comes in their headers. */
export async function pathDifferences(
  pair: Pair,
  requests: readonly { path: string; init?: () => RequestInit }[],
  as: Somebody | null,
): Promise<string[]> {
  const told: string[] = [];
  const authorization: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {};
  for (const { path, init } of requests) {
    const [a, b] = await both(pair, async (app) => {
      const answer = await app.send(path, { ...init?.(), headers: authorization });
      const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      // Pages name the address they are served at.
      const text = withoutRequest(answer.text).replaceAll(app.url, '');
      return `${answer.status} ${JSON.stringify(headers)} ${text}`;
    });
    if (a !== b) told.push(`${path}\n${a}\n${b}`);
  }
  return told;
}

/** What both do, at once. */
export async function both<T>([a, b]: Pair, work: (app: TestApp) => Promise<T>): Promise<[T, T]> {
  return Promise.all([work(a), work(b)]);
}

function withoutRequest(text: string): string {
  return text.replaceAll(/"requestId":"[^"]*"/g, '');
}

function nextPage(question: Question, answer: string): Question | null {
  const [, cursor] = /"hasNextPage":true,.*"endCursor":"([^"]+)"/.exec(answer) ?? [];
  if (!cursor || !question.variables?.first) return null;
  return { ...question, variables: { ...question.variables, after: cursor } };
}
