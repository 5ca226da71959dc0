import { type GraphQLSchema } from 'graphql';
import { minimalArguments, mutationDocument } from '../matrix/asking.js';
import { type Question } from './comparing.js';
import { type Twin } from './twin.js';

const sorts = ['DEADLINE_ASC', 'DEADLINE_DESC', 'BUDGET_ASC', 'BUDGET_DESC', 'RELEASED_DESC', 'CODE_ASC'];

const node = `id code status version viewerActions field keywords { zh en } title { text translations { text } }
  summary { text } indicators { key name { text } comparator target } budget cooperationModes deadline awardSlots
  namePublic region submittedAt releasedAt closedAt organization { id name { text } } background { text }
  baseline { text } ipTerms { text } attachments { fileId } contact { name email } original { title { text } }
  publicText { title { text } } publicVersion confirmedVersion recommended externalRef history { seq action }`;

/** Filters that tell every content apart if anything counts that must not. */
function filters({ enterprise, hidden }: Twin): Record<string, unknown>[] {
  return [
    ...['biomedicine', 'petrochemical', 'other'].map((field) => ({ fields: [field] })),
    ...Object.keys(hidden).map((status) => ({ status: [status.toUpperCase()] })),
    { budgetMin: '0' },
    { budgetMax: '999999' },
    { budgetMin: '100000000', budgetMax: '200000000' },
    { budgetMin: '300000000' },
    { deadlineAfter: '2022-10-01T00:00:00Z' },
    { deadlineBefore: '2022-07-01T00:00:00Z' },
    { regions: ['620100'] },
    { regions: ['620500'] },
    { organization: enterprise._id },
    { mine: true },
  ];
}

export function listQuestions(twin: Twin): Question[] {
  const query = `query ($challenge: String, $first: Int, $after: String, $filter: RequirementFilterInput, $sort: RequirementSort) {
    requirements(challenge: $challenge, first: $first, after: $after, filter: $filter, sort: $sort) {
      totalCount edges { cursor node { ${node} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const { slug: challenge } = twin.challenge;
  const plain = sorts.flatMap((sort) => [{ sort }, { challenge, sort, first: 2 }, { sort, first: 0 }]);
  const filtered = filters(twin).flatMap((filter) =>
    ['DEADLINE_ASC', 'BUDGET_DESC'].map((sort) => ({ challenge, filter, sort, first: 2 })),
  );
  return [...plain, ...filtered].map((variables) => ({ query, variables }));
}

export function otherQuestions({ challenge: { slug }, hidden, enterprise }: Twin): Question[] {
  const ids = Object.values(hidden);
  const statistics = (asOf: string) =>
    `statistics${asOf} { asOf definitionVersion requirementsCollected requirementsReleased byField { field requirementsCollected requirementsReleased } }`;
  const page = '{ totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } }';
  const prefix = 'TW2001-XQ-000';
  const queries = [
    `{ challenge(slug: "${slug}") { id version status viewerActions ${statistics('')} } }`,
    `{ challenge(slug: "${slug}") { ${statistics('(asOf: "2022-05-01T00:00:00Z")')} } }`,
    `{ challenges { totalCount edges { node { id version ${statistics('')} } } } }`,
    ...ids.map((id) => `{ requirement(id: "${id}") { ${node} } }`),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `{ requirement(code: "${prefix}${number}") { ${node} } }`),
    `{ organization(id: "${enterprise._id}") { id version creditCode members { id } viewerActions } }`,
    '{ organizations { totalCount edges { cursor node { id version name { text } } } } }',
    `{ publicNotices(challenge: "${slug}") ${page} }`,
    `{ rounds(challenge: "${slug}") ${page} }`,
    `{ decisions(challenge: "${slug}") ${page} }`,
    `{ awards(challenge: "${slug}") ${page} }`,
    `{ myAssignments ${page} }`,
    '{ people { totalCount edges { node { id roles { id role } } } } }',
    '{ me { id roles { id role status } } accessTokens { id name } }',
  ];
  return queries.map((query) => ({ query }));
}

/** Every mutation that takes a requirement's id, and those that name it inside, on every hidden requirement. */
export function mutationQuestions(schema: GraphQLSchema, { hidden, challenge, outsiders }: Twin): Question[] {
  const fields = Object.values(schema.getMutationType()!.getFields());
  const onIt = fields.filter(
    ({ type, args }) => String(type) === 'RequirementResult!' && args.some(({ name }) => name === 'id'),
  );
  const subject = (id: string) => ({ kind: 'requirement', id });
  const inputs = (id: string): Record<string, object> => ({
    assignReviewers: { roundId: 'x', subjects: [subject(id)], reviewers: [outsiders.plain!.personId] },
    assignBalanced: {
      ...{ roundId: 'x', subjects: [subject(id)], perSubject: 1 },
      reviewers: [outsiders.plain!.personId],
    },
    grantAward: { roundId: 'x', kind: 'first', subject: subject(id) },
    publishNotice: {
      challengeId: challenge._id,
      ...{ title: { lang: 'EN', text: 'Title' }, text: { lang: 'EN', text: 'Text' } },
      ...{ from: '2022-06-01T00:00:00Z', until: '2022-07-01T00:00:00Z', subjects: [subject(id)] },
    },
  });
  return Object.values(hidden).flatMap((id) => {
    const direct = onIt.map(({ name, args }) => ({ name, variables: minimalArguments(args, { id }) }));
    const inside = Object.entries(inputs(id)).map(([name, input]) => ({ name, variables: { input } }));
    return [...direct, ...inside].map(({ name, variables }) => ({
      query: mutationDocument(schema, name, Object.keys(variables)),
      variables,
    }));
  });
}
