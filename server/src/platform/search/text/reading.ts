import { slipsAllowed, within } from './distance.js';
import { codeTerms } from './index-terms.js';
import { type NormalForm, normalForm } from './normal-form.js';
import { isCode, isHanRun, type Piece, piecesOf } from './pieces.js';
import { type Plan, type Term } from './term.js';

/** A part of the original text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An original text, read for the terms of a query. */
export class Reading {
  private readonly form: NormalForm;
  private readonly words: readonly Piece[];

  constructor(readonly original: string) {
    this.form = normalForm(original);
    this.words = piecesOf(this.form.text).filter(({ han }) => !han);
  }

  /** Everything that the plan looks for, in order, without overlaps. */
  spansOf({ groups }: Plan): Span[] {
    const terms = groups.flatMap((group) => group.flatMap((alternative) => alternative.terms));
    return joined(terms.flatMap((term) => this.find(term)));
  }

  /** Whether every group of the plan is found here. */
  holds({ groups }: Plan): boolean {
    return groups.every((group) =>
      group.some(({ terms }) => terms.every((term) => this.find(term).length > 0)),
    );
  }

  private find(term: Term): Span[] {
    if (isHanRun(term.text)) return this.findInRuns(term.text);
    const matching = this.words.filter((word) => matches(word.text, term));
    if (matching.length > 0) return matching.map((word) => this.spanOf(word.start, word.text.length));
    return this.findSlips(term).map((word) => this.spanOf(word.start, word.text.length));
  }

  private findInRuns(text: string): Span[] {
    const spans: Span[] = [];
    for (let at = this.form.text.indexOf(text); at >= 0; at = this.form.text.indexOf(text, at + 1)) {
      spans.push(this.spanOf(at, text.length));
    }
    return spans;
  }

  private findSlips({ text, match }: Term): Piece[] {
    const slips = slipsAllowed(text);
    if (slips === 0 || isCode(text) || match === 'exact' || match === 'beginning') return [];
    return this.words.filter((word) => !isCode(word.text) && within(text, word.text, slips));
  }

  private spanOf(start: number, length: number): Span {
    return { start: this.form.origin(start), end: this.form.origin(start + length) };
  }
}

function matches(word: string, { text, match }: Term): boolean {
  const forms = isCode(word) ? codeTerms(word) : [word];
  const begins = match === 'beginning' || match === 'last word';
  return forms.some((form) => (begins ? form.startsWith(text) : form === text));
}

/** Spans in order, with those that touch or overlap made one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
