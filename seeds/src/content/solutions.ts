import { type Bilingual, type Entry } from './entry.js';
import { readKeyed } from './file.js';
import { decimal, type Need, type NeedIndicator, readWan } from './needs.js';
import { ContentError } from './problem.js';
import { type TeamEntry } from './teams.js';

const outcomes = ['docked', 'shortlisted', 'not-selected', 'ineligible', 'withdrawn'] as const;
/** How far a solution got; a shortlisted one was not docked in the end. */
export type SolutionOutcome = (typeof outcomes)[number];

/** What a solution promises for one indicator of its need; values are decimal strings. */
export interface Response {
  readonly value: string | null;
  readonly text: Bilingual | null;
  readonly evidence: Bilingual;
}

/** A team's answer to a need as it is written down. */
export interface Answer {
  readonly key: string;
  readonly need: Need;
  readonly team: TeamEntry;
  readonly title: Bilingual;
  readonly abstract: Bilingual;
  readonly route: Bilingual;
  /** One per indicator, in the need's order. */
  readonly responses: readonly Response[];
  readonly trl: number;
  /** Ten thousand yuan; null where it is to be negotiated. */
  readonly priceWan: number | null;
  readonly months: number;
  readonly ip: readonly Bilingual[];
}

/** An answer in a season that is over, with what became of it. */
export interface SolutionEntry extends Answer {
  readonly outcome: SolutionOutcome;
  /** What the team is told, or why it withdrew; null when docked. */
  readonly feedback: Bilingual | null;
}

/** An answer in a challenge that is going on: the team still writes it, or has handed it in. */
export interface OpenAnswer extends Answer {
  readonly state: 'draft' | 'submitted';
}

const common = [
  ...['key', 'need', 'team', 'title', 'abstract', 'route', 'responses'],
  ...['trl', 'priceWan', 'months', 'ip'],
];

/** The solutions of one field; each names a need that was released and a team. */
export function readSolutions(
  file: string,
  needs: readonly Need[],
  teams: readonly TeamEntry[],
): SolutionEntry[] {
  return readKeyed(file).map((entry) => {
    const outcome = entry.only(...common, 'outcome', 'feedback').oneOf('outcome', outcomes);
    const feedback = outcome === 'docked' ? null : entry.bilingual('feedback');
    return { ...readAnswer(entry, needs, teams), outcome, feedback };
  });
}

/** The answers in a challenge that is open. */
export function readOpenAnswers(
  file: string,
  needs: readonly Need[],
  teams: readonly TeamEntry[],
): OpenAnswer[] {
  return readKeyed(file).map((entry) => ({
    ...readAnswer(entry.only(...common, 'state'), needs, teams),
    state: entry.oneOf('state', ['draft', 'submitted']),
  }));
}

function readAnswer(entry: Entry, needs: readonly Need[], teams: readonly TeamEntry[]): Answer {
  const need = named(entry, 'need', needs);
  return {
    key: entry.text('key'),
    need,
    team: named(entry, 'team', teams),
    title: entry.bilingual('title'),
    abstract: entry.bilingual('abstract'),
    route: entry.bilingual('route'),
    responses: readResponses(entry, need.indicators),
    trl: entry.number('trl'),
    priceWan: readWan(entry, 'priceWan'),
    months: entry.number('months'),
    ip: entry.bilinguals('ip'),
  };
}

function named<T extends { readonly key: string }>(
  entry: Entry,
  what: 'need' | 'team',
  all: readonly T[],
): T {
  const found = all.find(({ key }) => key === entry.text(what));
  if (!found) throw new ContentError(`${entry.where}.${what}`, `there is no ${what} "${entry.text(what)}"`);
  return found;
}

function readResponses(entry: Entry, indicators: readonly NeedIndicator[]): Response[] {
  const responses = entry.entries('responses');
  if (responses.length !== indicators.length)
    throw new ContentError(`${entry.where}.responses`, `must be ${indicators.length}, one per indicator`);
  return responses.map((response, index) => {
    response.only('value', 'text', 'evidence');
    const isText = indicators[index]!.comparator === 'qualitative';
    return {
      value: isText ? null : decimal(response, 'value'),
      text: isText ? response.bilingual('text') : null,
      evidence: response.bilingual('evidence'),
    };
  });
}
