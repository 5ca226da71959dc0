/** The public page of the API's contract: 20 requirements of one field, the nearest deadline first. */
export const pageQuery = `query($slug: String!, $field: String!) {
  requirements(challenge: $slug, first: 20, filter: { fields: [$field] }, sort: DEADLINE_ASC) {
    totalCount edges { cursor node { id code title { text } field status budget deadline } }
    pageInfo { hasNextPage endCursor } } }`;

/** The same without counting. */
export const uncountedQuery = pageQuery.replace('totalCount ', '');

/** The contract's whole operation: the challenge with its figures, and the page. */
export const contractQuery = pageQuery.replace(
  'requirements(challenge',
  `challenge(slug: $slug) { name { text } year
    statistics { requirementsCollected requirementsReleased byField { field requirementsReleased } } }
  requirements(challenge`,
);
