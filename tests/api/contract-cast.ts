import { type Data, type Somebody, type TestApp } from '../factories/index.js';
import { failures } from './ask.js';

/** What is shown of each type of record. */
const records = {
  Contract: `id status version code kind paid outstanding signedAt acceptedAt terminatedAt
    parties { role name { text } signedBy { text } signedAt }
    terms { number total scan agreedAt } earlierTerms { number total }
    registration { number type technologyValue registeredAt }`,
  Milestone: 'id status version reachedAt confirmedAt',
  Payment: 'id status version from to amount paidAt confirmedAt',
};

type Variables = Record<string, unknown>;

/** The type of each variable that mutations about contracts take. */
const types: Readonly<Record<string, string>> = {
  draftContract: 'DraftContractInput!',
  editContract: 'ContractInput!',
  registerContract: 'RegisterContractInput!',
  amendContract: 'ContractTermsInput!',
  correctContract: 'CorrectContractInput!',
  planMilestone: 'PlanMilestoneInput!',
  recordPayment: 'RecordPaymentInput!',
};

/** Takes actions on contracts over HTTP: answers the record or the failure, or the codes of the errors. */
export function contractActor(app: TestApp) {
  return async (
    name: string,
    as: Somebody | null,
    given: Variables,
    headers: Record<string, string> = {},
  ): Promise<Data> => {
    const all: Variables = { act: { reason: 'for the test' }, ...given };
    const typeOf: Record<string, string> = {
      id: 'ID!',
      party: 'Int!',
      input: types[name] ?? '',
      act: 'ActInput',
    };
    const names = Object.keys(all);
    const declared = names.map((each) => `$${each}: ${typeOf[each]}`).join(', ');
    const passed = names.map((each) => `${each}: $${each}`).join(', ');
    const type = /Milestone|Payment/.exec(name)?.[0] as 'Milestone' | 'Payment' | undefined;
    const shown = `... on ${type ?? 'Contract'} { ${records[type ?? 'Contract']} }`;
    const query = `mutation (${declared}) { ${name}(${passed}) { __typename ${shown} ${failures} } }`;
    const { data, codes } = await app.request(query, all, { as, headers });
    return data?.[name] ?? { codes };
  };
}
