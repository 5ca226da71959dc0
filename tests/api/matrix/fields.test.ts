import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type Answer, startTestApp } from '../../factories/index.js';
import { servedSchema } from './asking.js';
import { dockingSamples } from './dockings.js';
import { contractSamples } from './contract-samples.js';
import { aShare } from './share.js';
import { reviewSamples } from './review-samples.js';
import { ownSamples, platformSamples, requirementSamples, type Sample } from './samples.js';
import { solutionSamples } from './solutions.js';
import { statisticsSamples } from './statistics.js';
import { teamSamples } from './teams.js';
import { aWorld, type RoleName, type World } from './world.js';

let world: World;
let schema: GraphQLSchema;
let samples: Sample[];
beforeAll(async () => {
  world = await aWorld(await startTestApp());
  schema = await servedSchema(world.app);
  const own = await ownSamples(world);
  samples = [...(await requirementSamples(world)), ...(await platformSamples(world)), ...own];
  samples.push(...(await reviewSamples(world)), ...(await teamSamples(world)));
  samples.push(...(await contractSamples(world)));
  samples.push(...(await statisticsSamples(world)), ...(await dockingSamples(world)));
  samples.push(...(await solutionSamples(world)));
});
afterAll(() => world.app.close());

/** Types that have an id and yet are no records: they name one or count one. `AccessToken` is only ever one's own. */
const others = ['Scope', 'SubjectReference', 'AccessToken', 'StatisticsRow'];

const words = (text = '') => text.split(' ').filter((word) => word !== '');
const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
const named = ({ open, only = {} }: Sample) => [...words(open), ...Object.keys(only)];

function read(role: RoleName, { from, path = '' }: Sample, selection: string): Promise<Answer> {
  const wrapped = path
    .split('.')
    .reduceRight((inner, name) => (name ? `${name} { ${inner} }` : inner), selection);
  return world.app.request(`{ found: ${from} { ${wrapped} } }`, null, { as: world.people[role] });
}

/** Which fields of the record hold anything for somebody; null when they do not see it. */
async function shownTo(role: RoleName, sample: Sample): Promise<string[] | null> {
  const answer = await read(role, sample, Object.values(fieldsOf(sample.type)).map(selectionOf).join(' '));
  for (const code of answer.codes)
    if (!['UNAUTHENTICATED', 'FORBIDDEN'].includes(code)) throw new Error(`${sample.type}: ${answer.text}`);
  const record = recordIn(answer.data?.found, words((sample.path ?? '').replaceAll('.', ' ')), sample.id);
  if (!record) return null;
  return Object.keys(record).filter((name) => name === 'viewerActions' || !isEmpty(record[name]));
}

/** The field with everything in it down to the third level, as far as no arguments are needed. */
function deepSelectionOf(field: GraphQLField<unknown, unknown>, depth = 3): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return selectionOf(field);
  const inner = Object.values(type.getFields()).filter(
    (each) => !each.args.some(isRequiredArgument) && (isLeafType(getNamedType(each.type)) || depth > 1),
  );
  const passed = field.args.some((each) => each.name === 'name') ? '(name: "fields")' : '';
  const selections = inner.map((each) => deepSelectionOf(each, depth - 1)).join(' ');
  return `${field.name}${passed} { __typename ${selections} }`;
}

/** As deep as the server takes it: it parses no more than 1,000 tokens. */
function parsableSelectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const selection = deepSelectionOf(field, depth);
  const isTooLong = selection.split(' ').length > 900;
  return isTooLong && depth > 1 ? parsableSelectionOf(field, depth - 1) : selection;
}

function selectionOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const passed = args.some((each) => each.name === 'name') ? '(name: "fields")' : '';
  return `${name}${passed}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'}`;
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

function recordIn(value: unknown, path: readonly string[], id: string): Record<string, unknown> | null {
  if (Array.isArray(value)) return value.map((each) => recordIn(each, path, id)).find((each) => each) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const [next, ...rest] = path;
  if (next !== undefined) return recordIn((value as Record<string, unknown>)[next], rest, id);
  const record = value as Record<string, unknown>;
  return record.id === id ? record : null;
}

function expectedFor(role: RoleName, { sees, open, only = {}, empty }: Sample): string[] | null {
  if (!sees.includes(role)) return null;
  const readable = [...words(open), ...Object.keys(only).filter((name) => only[name]!.includes(role))];
  return readable.filter((name) => !words(empty).includes(name)).sort();
}

describe('fields', () => {
  it('are all known, in every type that shows a record', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && 'id' in type.getFields(),
    );
    const known = new Set([...samples.map(({ type }) => type), ...others]);
    expect(types.map(({ name }) => name).sort()).toEqual([...known].sort());
    for (const sample of samples)
      expect([sample.type, ...named(sample).sort()]).toEqual([
        sample.type,
        ...Object.keys(fieldsOf(sample.type)).sort(),
      ]);
  });

  it('are read by those who may, and empty to everybody else', async () => {
    for (const [turn, sample] of samples.entries()) {
      const [came, wanted]: Record<string, string[] | null>[] = [{}, {}];
      for (const role of aShare((each) => expectedFor(each, sample), turn)) {
        came![role] = (await shownTo(role, sample))?.sort() ?? null;
        wanted![role] = expectedFor(role, sample);
      }
      expect({ [sample.from]: came }).toEqual({ [sample.from]: wanted });
    }
  });

  it('can all be read, and what stands in them', async () => {
    for (const sample of samples) {
      const reader = sample.sees.includes('organizer') ? 'organizer' : sample.sees[0]!;
      for (const field of Object.values(fieldsOf(sample.type))) {
        const answer = await read(reader, sample, parsableSelectionOf(field, sample.path ? 1 : 3));
        expect([sample.type, field.name, answer.errors]).toEqual([sample.type, field.name, undefined]);
      }
    }
  });
});
