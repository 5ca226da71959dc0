import { type ChallengeRecord, type OrganizationRecord, type RequirementForm } from '@duijie/server';
import { creditCodeCheck } from '@duijie/shared';
import {
  aChallenge,
  aPerson,
  aRequirement,
  type Cast,
  type RequirementStatus,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../../factories/index.js';
import { english } from '../matrix/world.js';

/** Words and figures of requirements that are not public: the only thing in which two worlds differ. */
export interface Content {
  readonly mark: string;
  readonly budget: bigint | null;
  readonly deadline: string;
  readonly modes: readonly string[];
  readonly namePublic: boolean;
  readonly field: string;
}

/** A world that is told by the same acts, with the same ids, whatever its content. */
export interface Twin {
  readonly app: TestApp;
  readonly challenge: ChallengeRecord;
  readonly enterprise: OrganizationRecord;
  /** Who must not be able to tell. */
  readonly outsiders: Readonly<Record<string, Somebody | null>>;
  /** Reads everything of the enterprise. */
  readonly member: Somebody;
  /** Requirements that are not public, by state. */
  readonly hidden: Readonly<Record<string, string>>;
}

const hiddenStates: readonly RequirementStatus[] = [
  'draft',
  'submitted',
  'returned',
  'rejected',
  'selected',
  'withdrawn',
];
const publicStates: readonly RequirementStatus[] = ['released', 'closed', 'unanswered'];

/** Builds the world. Names that factories count are given here, for their counters run on from world to world. */
export async function aTwin(content: Content): Promise<Twin> {
  const app = await startTestApp();
  const challenge = await aNamedChallenge(app, 1);
  const other = await aNamedChallenge(app, 2);
  const { enterprise, member } = await aNamedEnterprise(app, 1, '620102');
  const otherEnterprise = await aNamedEnterprise(app, 2, '620500');
  const cast = await aCastOf(app, challenge, enterprise, member);
  const outsiders = await outsidersOf(app, challenge, other, otherEnterprise.member);
  for (const status of publicStates)
    await aRequirement(app, { cast, status, ...formOf(publicContent, status) });
  const hidden: Record<string, string> = {};
  for (const status of hiddenStates) {
    const { requirement } = await aRequirement(app, { cast, status, ...formOf(content, status) });
    hidden[status] = requirement._id;
  }
  return { app, challenge, enterprise, outsiders, member, hidden };
}

const publicContent: Content = {
  mark: 'public',
  budget: 100_000_000n,
  deadline: '2022-08-31T16:00:00Z',
  modes: ['joint-development'],
  namePublic: true,
  field: 'biomedicine',
};

function formOf(
  { mark, budget, deadline, modes, namePublic, field }: Content,
  status: string,
): RequirementForm {
  const words = (what: string) => english(`${what} ${mark} ${status}`);
  return {
    ...{
      title: words('title'),
      summary: words('summary'),
      background: words('background'),
      baseline: words('baseline'),
    },
    ...{
      ipTerms: words('terms'),
      budget,
      deadline: new Date(deadline),
      cooperationModes: [...modes],
      namePublic,
      field,
    },
    keywords: { zh: [mark], en: [mark] },
    contact: { name: mark, phone: null, email: `${mark}@enterprise.example` },
    indicators: [
      { name: words('indicator'), comparator: '>=', target: mark === 'public' ? '1' : '2', mustHave: true },
    ],
  };
}

function aNamedChallenge(app: TestApp, number: number): Promise<ChallengeRecord> {
  const named = { slug: `world-${number}`, name: english(`World ${number}`), codePrefix: `TW200${number}` };
  return aChallenge(app, { ...named, status: 'soliciting' });
}

async function aNamedEnterprise(app: TestApp, number: number, region: string) {
  const member = await aPerson(app, { name: `Member ${number}` });
  const body = `91620100MW000000${number}`;
  const claimed = await app.services.organizations.claim(await member.viewer(), {
    name: english(`Enterprise ${number}`),
    kind: 'enterprise',
    region,
    creditCode: body + creditCodeCheck(body),
  });
  const administrator = await (await theAdministrator(app)).viewer();
  return { enterprise: await app.services.organizations.verify(administrator, claimed._id), member };
}

async function aCastOf(
  app: TestApp,
  challenge: ChallengeRecord,
  enterprise: OrganizationRecord,
  member: Somebody,
): Promise<Cast> {
  const scope = { kind: 'challenge', id: challenge._id } as const;
  const organizer = await aPerson(app, { name: 'Organizer', roles: [{ role: 'organizer', scope }] });
  const judge = await aPerson(app, { name: 'Judge', roles: [{ role: 'judge', scope }] });
  return { challenge, enterprise, member, organizer, judge };
}

async function outsidersOf(
  app: TestApp,
  { _id }: ChallengeRecord,
  other: ChallengeRecord,
  otherMember: Somebody,
) {
  const within = (
    name: string,
    role: 'organizer' | 'judge' | 'county-officer',
    kind: 'challenge' | 'region',
    id: string,
  ) => aPerson(app, { name, roles: [{ role, scope: { kind, id } }] });
  return {
    anonymous: null,
    plain: await aPerson(app, { name: 'Plain' }),
    otherMember,
    otherOfficer: await within('Officer', 'county-officer', 'region', '620500'),
    otherOrganizer: await within('Other organizer', 'organizer', 'challenge', other._id),
    otherJudge: await within('Other judge', 'judge', 'challenge', _id),
    administrator: await theAdministrator(app),
  };
}
