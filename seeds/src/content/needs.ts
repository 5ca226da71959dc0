import { type Bilingual, type Entry } from './entry.js';
import { readKeyed } from './file.js';
import { ContentError } from './problem.js';

export const comparators = ['>=', '<=', '=', 'between', 'qualitative'] as const;
const cooperationModes = [
  'joint-development',
  'commissioned-development',
  'technology-transfer',
  'licensing',
  'consulting',
  'technical-service',
] as const;

/** What a solution must reach, and how that is tested. Targets are decimal strings, as they are stored. */
export interface NeedIndicator {
  readonly name: Bilingual;
  readonly unit: string | null;
  readonly comparator: (typeof comparators)[number];
  readonly target: string | null;
  readonly targetMax: string | null;
  readonly targetText: Bilingual | null;
  readonly method: Bilingual;
  readonly mustHave: boolean;
}

export interface Keywords {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** A technology need as its enterprise wrote it. */
export interface Need {
  readonly key: string;
  readonly field: string;
  /** Key of the enterprise. */
  readonly enterprise: string;
  readonly title: Bilingual;
  readonly keywords: Keywords;
  readonly summary: Bilingual;
  readonly background: Bilingual;
  readonly baseline: Bilingual;
  readonly indicators: readonly NeedIndicator[];
  /** Ten thousand yuan; null where it is to be negotiated (面议). */
  readonly budgetWan: number | null;
  readonly cooperationModes: readonly string[];
  readonly ipTerms: Bilingual;
  readonly namePublic: boolean;
  /** The expert's finding, or why the need was withdrawn; null where nobody has looked at it yet. */
  readonly diagnosis: Bilingual | null;
}

export const outcomes = ['released', 'rejected', 'returned', 'withdrawn'] as const;
export type Outcome = (typeof outcomes)[number];

/** A need of a season that is over, with what became of it. */
export interface SeasonNeed extends Need {
  readonly outcome: Outcome;
  readonly diagnosis: Bilingual;
}

export const openStates = ['released', 'selected', 'submitted', 'draft'] as const;
export type OpenState = (typeof openStates)[number];

/** A need of a challenge that is going on, with where it stands. */
export interface OpenNeed extends Need {
  readonly state: OpenState;
}

const common = [
  ...['key', 'enterprise', 'title', 'keywords', 'summary', 'background', 'baseline', 'indicators'],
  ...['budgetWan', 'cooperationModes', 'ipTerms', 'namePublic', 'diagnosis'],
];

/** The needs of one field of a season, each with its diagnosis. */
export function readSeasonNeeds(file: string, field: string): SeasonNeed[] {
  return readKeyed(file).map((entry) => ({
    ...readNeed(entry.only(...common, 'outcome'), field),
    outcome: entry.oneOf('outcome', outcomes),
    diagnosis: entry.bilingual('diagnosis'),
  }));
}

/** The needs of a challenge that is open; each names its field. */
export function readOpenNeeds(file: string, fields: readonly string[]): OpenNeed[] {
  return readKeyed(file).map((entry) => ({
    ...readNeed(entry.only(...common, 'field', 'state'), entry.oneOf('field', fields)),
    state: entry.oneOf('state', openStates),
  }));
}

function readNeed(entry: Entry, field: string): Need {
  return {
    key: entry.text('key'),
    field,
    enterprise: entry.text('enterprise'),
    title: entry.bilingual('title'),
    keywords: readKeywords(entry.entry('keywords').only('zh', 'en')),
    summary: entry.bilingual('summary'),
    background: entry.bilingual('background'),
    baseline: entry.bilingual('baseline'),
    indicators: entry.entries('indicators').map(readIndicator),
    budgetWan: readWan(entry, 'budgetWan'),
    cooperationModes: readModes(entry),
    ipTerms: entry.bilingual('ipTerms'),
    namePublic: entry.flag('namePublic'),
    diagnosis: entry.has('diagnosis') ? entry.bilingual('diagnosis') : null,
  };
}

export function readKeywords(entry: Entry): Keywords {
  const [zh, en] = [entry.texts('zh'), entry.texts('en')];
  if (zh.length !== en.length)
    throw new ContentError(entry.where, 'must have as many in English as in Chinese');
  return { zh, en };
}

/** Null is written out for a budget to be negotiated, so that a forgotten one is noticed. */
export function readWan(entry: Entry, key: string): number | null {
  if (entry.isNull(key)) return null;
  const budget = entry.number(key);
  if (!Number.isInteger(budget) || budget <= 0)
    throw new ContentError(`${entry.where}.${key}`, 'must be a whole number above 0, or null');
  return budget;
}

function readModes(entry: Entry): string[] {
  const unknown = entry
    .texts('cooperationModes')
    .find((mode) => !cooperationModes.some((each) => each === mode));
  if (unknown !== undefined)
    throw new ContentError(
      `${entry.where}.cooperationModes`,
      `"${unknown}" is not one of ${cooperationModes.join(', ')}`,
    );
  return entry.texts('cooperationModes');
}

function readIndicator(entry: Entry): NeedIndicator {
  entry.only('name', 'unit', 'comparator', 'target', 'targetMax', 'targetText', 'method', 'mustHave');
  const comparator = entry.oneOf('comparator', comparators);
  return {
    name: entry.bilingual('name'),
    unit: entry.has('unit') ? entry.text('unit') : null,
    comparator,
    target: decimal(entry, 'target'),
    targetMax: comparator === 'between' ? decimal(entry, 'targetMax') : null,
    targetText: entry.has('targetText') ? entry.bilingual('targetText') : null,
    method: entry.bilingual('method'),
    mustHave: entry.flag('mustHave'),
  };
}

export function decimal(entry: Entry, key: string): string | null {
  if (!entry.has(key)) return null;
  const written = String(entry.number(key));
  if (!/^-?\d+(\.\d+)?$/.test(written))
    throw new ContentError(`${entry.where}.${key}`, 'must be a plain decimal, without an exponent');
  return written;
}
