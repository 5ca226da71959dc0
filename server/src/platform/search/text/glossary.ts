import { type Glossary } from '../schema.js';
import { normalized } from './normal-form.js';
import { pairsOf, piecesOf } from './pieces.js';
import { type Alternative, runTerms, type Term } from './term.js';

/** What is found by translation counts less than what was typed. */
const WEIGHT = 0.6;
const MOST_ALTERNATIVES = 3;
const MOST_WORDS = 5;
const SHORTEST_STEM = 4;

/** A glossary made ready to translate queries, the longest terms first. */
export class GlossaryIndex {
  private readonly english = new Map<string, Set<string>>();
  private readonly chinese = new Map<string, Set<string>>();
  private longestRun = 0;

  constructor(glossary: Glossary) {
    for (const { zh, en } of glossary) {
      const words = wordsOf(en);
      const run = normalized(zh).replaceAll(/\s/g, '');
      if (words === '' || run === '') continue;
      append(this.english, run, words);
      append(this.chinese, words, run);
      this.longestRun = Math.max(this.longestRun, run.length);
    }
  }

  /** A run of Han characters with every term that is known said in English; the rest of it stays. */
  translateRun(run: string): Alternative[] {
    const segments = this.segmentsOf(run);
    if (!segments.some(({ translations }) => translations)) return [];
    const most = Math.max(...segments.map(({ translations }) => translations?.length ?? 1));
    return Array.from({ length: Math.min(most, MOST_ALTERNATIVES) }, (_, choice) => ({
      terms: segments.flatMap((segment) => segmentTerms(segment, choice)),
      weight: WEIGHT,
      text: segments.flatMap((segment) => segmentText(segment, choice)).join(' '),
    }));
  }

  /** The longest known term that these words begin with, said in Chinese, and how many words it has; undefined if none is known. */
  translateWords(words: readonly string[]): { words: number; alternatives: Alternative[] } | undefined {
    for (let count = Math.min(words.length, MOST_WORDS); count > 0; count--) {
      const runs = this.chineseOf(words.slice(0, count));
      if (!runs) continue;
      const alternatives = [...runs].slice(0, MOST_ALTERNATIVES).map((run) => ({
        terms: piecesOf(run).flatMap(({ text, han }) => (han ? runTerms(text) : [translatedWord(text)])),
        weight: WEIGHT,
        text: run,
      }));
      return { words: count, alternatives };
    }
    return undefined;
  }

  private chineseOf(words: readonly string[]): Set<string> | undefined {
    const last = words.at(-1)!;
    const forms = [last, last.replace(/s$/, ''), last.replace(/es$/, ''), last.replace(/ies$/, 'y')];
    return forms
      .map((form) => this.chinese.get([...words.slice(0, -1), form].join(' ')))
      .find((found) => found !== undefined);
  }

  private segmentsOf(run: string): Segment[] {
    const segments: Segment[] = [];
    let rest = '';
    const keepRest = () => {
      if (rest !== '') segments.push({ run: rest });
      rest = '';
    };
    for (let at = 0; at < run.length;) {
      const known = this.longestAt(run, at);
      if (known) {
        keepRest();
        segments.push({ run: known, translations: [...this.english.get(known)!] });
      } else rest += run[at]!;
      at += known?.length ?? 1;
    }
    keepRest();
    return segments;
  }

  private longestAt(run: string, at: number): string | undefined {
    for (let length = Math.min(this.longestRun, run.length - at); length > 0; length--) {
      const candidate = run.slice(at, at + length);
      if (this.english.has(candidate)) return candidate;
    }
    return undefined;
  }
}

interface Segment {
  readonly run: string;
  /** Absent where it is not in the glossary. */
  readonly translations?: readonly string[];
}

function segmentTerms(segment: Segment, choice: number): Term[] {
  const [text = ''] = segmentText(segment, choice);
  if (segment.translations) return text.split(' ').map(translatedWord);
  return pairsOf(text).map((pair) => ({ text: pair, match: 'exact' }));
}

/** Nothing for a single character between known terms, which is a particle as a rule, such as 的. */
function segmentText({ run, translations }: Segment, choice: number): string[] {
  if (translations) return [translations[choice % translations.length]!];
  return pairsOf(run).length > 0 ? [run] : [];
}

/** Longer words may go on: `catalyst` finds `catalysts`. */
function translatedWord(text: string): Term {
  return { text, match: text.length >= SHORTEST_STEM ? 'beginning' : 'exact' };
}

function wordsOf(text: string): string {
  return piecesOf(normalized(text))
    .map((piece) => piece.text)
    .join(' ');
}

function append(to: Map<string, Set<string>>, key: string, value: string): void {
  const values = to.get(key);
  if (values) values.add(value);
  else to.set(key, new Set([value]));
}
