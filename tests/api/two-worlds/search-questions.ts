import { type Question } from './comparing.js';

const query = `query ($text: String!, $kinds: [SearchKind!], $facets: [String!]) {
  search(query: $text, kinds: $kinds, facets: $facets, first: 100) {
    totalCount matched counts { kind count } facets { name values { value count } }
    edges { cursor node { kind highlights { field lang html } requirement { id } solution { id } team { id } organization { id } contract { id } } } }
  suggest(prefix: $text, kinds: $kinds, first: 20) { kind record field text html } }`;

const facets: Readonly<Record<string, readonly string[]>> = {
  REQUIREMENT: ['challenge', 'field', 'status', 'region', 'cooperationMode', 'budget', 'deadline'],
  SOLUTION: ['challenge', 'status'],
  TEAM: ['status', 'region'],
  ORGANIZATION: ['status', 'region', 'organizationKind'],
  CONTRACT: ['challenge', 'status', 'contractKind'],
};

/** Beginnings and slips of the words by which worlds differ, in every kind and in all at once. */
export function searchQuestions(marks: readonly string[], requirements: readonly string[]): Question[] {
  const slipped = (word: string) => word.slice(0, 2) + word[3] + word[2] + word.slice(4);
  const texts = ['', ...marks.flatMap((word) => [word[0]!, word.slice(0, 3), word, slipped(word)])];
  const kinds = Object.keys(facets).map((kind) => ({ kinds: [kind], facets: facets[kind] }));
  const asked = [...texts, marks.join(' ')].flatMap((text) =>
    [...kinds, { kinds: null, facets: ['status'] }].map((which) => ({
      query,
      variables: { text, ...which },
    })),
  );
  const similar = 'query ($id: ID!) { similarRequirements(id: $id, first: 20) { id } }';
  return [...asked, ...requirements.map((id) => ({ query: similar, variables: { id } }))];
}
