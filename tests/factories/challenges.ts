import { type ChallengeRecord, type Core, type NewChallenge } from '@duijie/server';
import { aPerson, type Somebody, theAdministrator } from './people.js';

let challenges = 0;

export interface ChallengeWish extends Partial<NewChallenge> {
  /** How far it has come; collecting when left out. */
  readonly status?: 'planned' | 'collecting' | 'soliciting';
}

const fieldNames = {
  'electronic-information': 'Electronic information',
  'equipment-manufacturing': 'Equipment manufacturing',
  'energy-environment': 'Energy and environment',
  'modern-agriculture': 'Modern agriculture',
  biomedicine: 'Biomedicine',
  petrochemical: 'Petrochemical industry',
  other: 'Other',
};

const modeNames = {
  'joint-development': 'Joint development',
  'commissioned-development': 'Commissioned development',
  'technology-transfer': 'Technology transfer',
  licensing: 'Licensing',
  consulting: 'Consulting',
  'technical-service': 'Technical service',
};

/** A challenge with the seven fields; `status` says how far it has come (collecting when left out). */
export async function aChallenge(
  app: Core,
  { status = 'collecting', ...fields }: ChallengeWish = {},
): Promise<ChallengeRecord> {
  const number = ++challenges;
  const administrator = await theAdministrator(app);
  const challenge = await app.services.challenges.create(await administrator.viewer(), {
    slug: `challenge-${number}`,
    programme: 'technology-challenge',
    name: english(`Challenge ${number}`),
    summary: null,
    year: 2022,
    edition: 7,
    region: '620000',
    organizers: [],
    codePrefix: `CH${2000 + number}`,
    stages: [],
    dictionaries: { fields: entries(fieldNames), cooperationModes: entries(modeNames) },
    defaults: { requirementDeadline: null, awardSlots: 1 },
    ...fields,
  });
  const moves = {
    planned: [],
    collecting: ['startCollecting'],
    soliciting: ['startCollecting', 'startSoliciting'],
  } as const;
  if (moves[status].length === 0) return challenge;
  const organizer = await anOrganizer(app, challenge);
  let moved = challenge;
  for (const move of moves[status]) {
    moved = await app.services.challenges.move(await organizer.viewer(), challenge._id, move);
  }
  return moved;
}

/** An organizer of the challenge. */
export function anOrganizer(app: Core, challenge: { _id: string }): Promise<Somebody> {
  return aPerson(app, { roles: [{ role: 'organizer', scope: { kind: 'challenge', id: challenge._id } }] });
}

function english(text: string) {
  return { lang: 'en' as const, text, translations: [] };
}

function entries(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([code, name]) => ({ code, name: english(name), retired: false }));
}
