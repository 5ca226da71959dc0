import { type Db, MongoClient } from 'mongodb';
import { join } from 'node:path';
import { type Client, type Data } from './client.js';

/** Whoever may act, by access token, and where. */
export interface Setting {
  /** An enterprise's signatory. */
  readonly enterprise: string;
  readonly organizer: string;
  readonly challengeId: string;
  readonly organizationId: string;
}

const password = 'a long enough password';

/** The database of a server that runs on a data folder, seen past the server. */
export async function openBeside(dataDir: string): Promise<{ db: Db; close: () => Promise<void> }> {
  const socket = join(dataDir, 'database', 'mongodb.sock');
  const client = await MongoClient.connect(`mongodb://${encodeURIComponent(socket)}/?directConnection=true`);
  return { db: client.db('duijie'), close: () => client.close() };
}

/**
 * Takes an empty server to the point where enterprises hand in needs, over its API alone; only one-time links that would
 * come by mail are read from the database. `link` is the one the server printed for the first administrator.
 */
export async function makeSetting(client: Client, db: Db, link: string): Promise<Setting> {
  const administrator = await letIn(client, link);
  const challenge = await ask(client, administrator, createChallenge, { input: aChallenge });
  const organizer = await invited(client, db, administrator, challenge.id as string);
  await ask(client, organizer, moveChallenge, { id: challenge.id });
  const organization = await ask(client, administrator, claimOrganization, { input: anEnterprise });
  return {
    enterprise: administrator,
    organizer,
    challengeId: challenge.id as string,
    organizationId: organization.id as string,
  };
}

/** Takes up a one-time link, and answers an access token of whoever it was for. */
async function letIn(client: Client, link: string): Promise<string> {
  const accept =
    'mutation($link: String!, $password: String!) { answer: acceptInvitation(link: $link, password: $password) { __typename } }';
  const body = JSON.stringify({ query: accept, variables: { link, password } });
  const { headers, text } = await client.post('/graphql', body);
  const cookie = [headers['set-cookie'] ?? []].flat()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`the link was not accepted: ${text}`);
  const create =
    'mutation { answer: createAccessToken(name: "faults") { ... on AccessTokenCreated { token } } }';
  const { answer } = await client.graphql(create, {}, { cookie });
  return (answer as { token: string }).token;
}

async function invited(client: Client, db: Db, by: string, challengeId: string): Promise<string> {
  const roles = [{ role: 'ORGANIZER', scope: { kind: 'CHALLENGE', id: challengeId } }];
  const input = { name: { lang: 'EN', text: 'Organizer' }, email: 'organizer@faults.example', roles };
  const { id } = await ask(client, by, invitePerson, { input });
  const message = await db.collection('messages').findOne({ recipient: id as string });
  const parameters = message?.parameters as { link?: string } | undefined;
  if (!parameters?.link) throw new Error('the organizer got no link');
  return letIn(client, parameters.link);
}

/** The record that a mutation answers, which has `answer` as its alias; throws when it answers a failure. */
export async function ask(
  client: Client,
  token: string,
  mutation: string,
  variables: Record<string, unknown>,
  idempotencyKey?: string,
): Promise<Data> {
  const { answer } = await client.graphql(mutation, variables, { token, idempotencyKey });
  if (answer?.id === undefined) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

const failures = '... on InvalidInput { problems { path code message } } ... on Conflict { path message }';

const createChallenge = `mutation($input: CreateChallengeInput!) {
  answer: createChallenge(input: $input) { __typename ... on Challenge { id } ${failures} } }`;
const moveChallenge = `mutation($id: ID!) {
  answer: moveChallenge(id: $id, action: START_COLLECTING) { __typename ... on Challenge { id } ${failures} } }`;
const claimOrganization = `mutation($input: ClaimOrganizationInput!) {
  answer: claimOrganization(input: $input) { __typename ... on Organization { id } ${failures} } }`;
const invitePerson = `mutation($input: InvitePersonInput!) {
  answer: invitePerson(input: $input) { __typename ... on Person { id } ${failures} } }`;

const aChallenge = {
  slug: 'crash-test',
  programme: 'technology-challenge',
  name: { lang: 'EN', text: 'A challenge under load' },
  year: 2022,
  edition: 1,
  region: '620000',
  codePrefix: 'CR2022',
  dictionaries: [
    { name: 'fields', entries: [{ code: 'other', name: { lang: 'EN', text: 'Other' } }] },
    { name: 'cooperationModes', entries: [] },
  ],
};

const anEnterprise = {
  name: { lang: 'EN', text: 'Load Works' },
  kind: 'ENTERPRISE',
  region: '620102',
  contact: { name: 'Somebody', email: 'somebody@faults.example' },
};
