import { type Data, type TestApp } from '../factories/index.js';

/** What a mutation's result shows when it is no record. */
export const failures = `
  ... on InvalidInput { problems { path code } }
  ... on IllegalTransition { action state allowed }
  ... on StaleState { expectedVersion actualVersion }
  ... on Conflict { path }`;

/** Asks for one root field: answers its data, or the codes of the errors where there is none. */
export function asker(app: TestApp) {
  return async (
    query: string,
    variables: object = {},
    as: { token: string } | null = null,
    headers: Record<string, string> = {},
  ): Promise<Data> => {
    const { data, codes } = await app.request(query, variables as Record<string, unknown>, { as, headers });
    return (data && Object.values(data as object)[0]) ?? { codes };
  };
}

/** A stored code as the schema writes it: `START_JUDGING` for `startJudging`. */
export function enumName(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}

/** A text in English, as an input. */
export function english(text: string) {
  return { lang: 'EN', text };
}
