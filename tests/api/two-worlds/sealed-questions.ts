import { solutionWorkflow } from '@duijie/shared';
import { type GraphQLSchema } from 'graphql';
import { looksAt } from '../crawl.js';
import { minimalArguments, mutationDocument } from '../matrix/asking.js';
import { english, enumName } from '../ask.js';
import { type World } from '../matrix/world.js';
import { type Question } from './comparing.js';
import { type Ids } from './sealed.js';

const states = solutionWorkflow.states.map(enumName);

type Variables = Readonly<Record<string, unknown>>;

/** What every query is asked about the ids, by the arguments; whoever adds a query is told to say here what it is asked. */
export function callsOf(world: World, ids: Ids, codes: readonly string[]): Record<string, Variables[]> {
  const { challenge, enterprise, institution, team } = world;
  const byId = (found: readonly string[]) => found.map((id) => ({ id }));
  const page = { first: 3 };
  const own = { challenge: challenge.slug, ...page };
  const filtered = (...filters: object[]) => [
    own,
    ...filters.map((filter) => ({ ...own, first: 100, filter })),
  ];
  const [requirementId, teamId] = [ids.requirements[0]!, team._id];
  return {
    me: [{}],
    accessTokens: [{}],
    challenge: [{ slug: challenge.slug }],
    challenges: [page],
    editions: [{}],
    publication: byId(ids.contracts),
    publications: [own],
    requirement: byId(ids.requirements),
    requirements: filtered({ status: ['RELEASED'] }, { status: ['CLOSED', 'DOCKED'] }),
    // Searches are asked of their own: see searchQuestions.
    ...{ search: [], suggest: [], similarRequirements: [] },
    savedSearches: [{}],
    organization: byId([enterprise._id, institution._id]),
    organizations: [page],
    team: byId([teamId]),
    teams: [page],
    teamInvitation: byId(ids.solutions.slice(0, 1)),
    myTeamInvitations: [page],
    solution: [...byId(ids.solutions), ...codes.map((code) => ({ code }))],
    solutions: filtered(
      ...states.map((state) => ({ status: [state] })),
      ...[true, false].map((handedOver) => ({ handedOver })),
      ...[{ requirementId }, { teamId }],
    ),
    mySolutions: [page],
    docking: byId(ids.dockings),
    dockings: filtered({ requirementId }),
    contract: byId(ids.contracts),
    contracts: filtered({ teamId }),
    round: byId(ids.rounds),
    rounds: [own],
    assignment: byId(ids.assignments),
    myAssignments: [page],
    decisions: [own],
    awards: [own],
    publicNotices: [own],
    people: [page],
    person: byId(ids.solutions.slice(0, 1)),
  };
}

/** Figures and the rows behind them, on both bases, now and before. */
export function figureQuestions(schema: GraphQLSchema, { challenge }: World): Question[] {
  const figures = schema.getType('StatisticsFigure')!.toConfig() as unknown as { values: object };
  const rows = Object.keys(figures.values).map(
    (name) =>
      `${name}: rows(figure: ${name}, first: 5) { totalCount edges { cursor node { id amount subjectId } } }`,
  );
  const totals =
    'asOf requirementsCollected requirementsReleased requirementsAnswered solutions teams docked contractsSigned contracted contractsTerminated';
  const tables = `byField { field solutions contracted requirementsAnswered } byProvince { province teams solutions docked } byRegion { region solutions }`;
  return ['basis: RECORDED', 'basis: EFFECTIVE', 'asOf: "2022-04-01T00:00:00Z"'].map((how) => ({
    query: `{ challenge(slug: "${challenge.slug}") { statistics(${how}) { ${totals} ${tables} ${rows.join(' ')} } } }`,
  }));
}

const counted = 'totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }';

/** Everything there is to read by a query, in as few operations as the limits allow; only counts and ids of filtered lists. */
export function readQuestions(schema: GraphQLSchema, name: string, asked: readonly Variables[]): Question[] {
  const args = schema.getQueryType()!.getFields()[name]!.args;
  return asked.flatMap((variables) => {
    const given = args.filter((each) => each.name in variables);
    const declared = given.map((each) => `$${each.name}: ${String(each.type)}`).join(', ');
    const passed = given.map((each) => `${each.name}: $${each.name}`).join(', ');
    const [head, call] = declared ? [`query (${declared})`, `${name}(${passed})`] : ['query', name];
    const selections = 'filter' in variables ? [counted] : everythingBelow(schema, call);
    return selections.map((selection) => ({ query: `${head} { ${call} { ${selection} } }`, variables }));
  });
}

/** Well below the limits: the names and signs of an operation. */
const mostTokens = 800;
const tokensOf = (text: string) => text.match(/\w+|[^\s\w]/g)!.length;

function everythingBelow(schema: GraphQLSchema, call: string): string[] {
  const head = `{ ${call} { `;
  const bundles: string[] = [];
  for (const { queries } of looksAt(schema, call)) {
    const selection = queries[1]!.slice(head.length, -' } }'.length);
    const last = bundles.at(-1);
    if (last !== undefined && tokensOf(last + selection) <= mostTokens)
      bundles[bundles.length - 1] = `${last} ${selection}`;
    else bundles.push(selection);
  }
  return bundles;
}

/** Every mutation that takes a solution's id, and those that name it inside, on each of the solutions. */
export function sealedMutations(
  schema: GraphQLSchema,
  world: World,
  solutions: readonly string[],
): Question[] {
  const fields = Object.values(schema.getMutationType()!.getFields());
  const onIt = fields.filter(
    ({ type, args }) => String(type) === 'SolutionResult!' && args.some(({ name }) => name === 'id'),
  );
  return solutions.flatMap((id) => {
    const direct = onIt.map(({ name, args }) => ({ name, variables: minimalArguments(args, { id }) }));
    const inside = Object.entries(namingIt(world, id)).map(([name, variables]) => ({ name, variables }));
    return [...direct, ...inside].map(({ name, variables }) => ({
      query: mutationDocument(schema, name, Object.keys(variables)),
      variables,
    }));
  });
}

function namingIt({ challenge, people }: World, id: string): Record<string, Record<string, unknown>> {
  const subjects = [{ kind: 'solution', id }];
  const reviewers = [people.otherJudge!.personId];
  const outcomes = [{ subjectKind: 'solution', subjectId: id, outcome: 'select' }];
  const from = '2022-06-01T00:00:00Z';
  const until = '2022-07-01T00:00:00Z';
  return {
    proposeDocking: { solutionId: id },
    assignReviewers: { input: { roundId: 'x', subjects, reviewers } },
    assignBalanced: { input: { roundId: 'x', subjects, reviewers, perSubject: 1 } },
    grantAward: { input: { roundId: 'x', kind: 'first', subject: subjects[0] } },
    recordDecision: {
      input: { challengeId: challenge._id, number: 'x', minutes: english('M'), outcomes, decidedAt: from },
    },
    publishNotice: {
      input: { challengeId: challenge._id, title: english('T'), text: english('T'), from, until, subjects },
    },
  };
}
