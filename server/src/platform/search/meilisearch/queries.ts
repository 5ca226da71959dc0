import { type Piece, piecesOf } from '../text/pieces.js';
import { type Plan, runTerms } from '../text/term.js';
import { spelled } from './spelling.js';
import { spelledRun } from './spelled-runs.js';

/** One of the questions that together ask for what was typed; documents are given once, by the best of them. */
export interface Question {
  readonly q: string;
  /** How much its hits count, up to 1. */
  readonly weight: number;
}

const SPELLED_WEIGHT = 0.9;
const ANY_WEIGHT = 0.5;
const MOST_QUESTIONS = 20;

/**
 * What was typed as questions to the engine. All: as it stands, cut into words by the engine; with its Han characters spelled, so that
 * nothing depends on where the engine cuts; and with its known terms said in the other language. Any: each piece of these by itself.
 */
export function questionsFor(plan: Plan, mode: 'all' | 'any'): Question[] {
  // To the engine a question without a word means everything.
  if (plan.groups.length === 0) return [];
  const typed = { text: plan.groups.map(([own]) => own!.text).join(' '), weight: 1 };
  const translations = [0, 1, 2].flatMap((choice) => translated(plan, choice) ?? []);
  if (mode === 'any') return distinct([typed, ...translations].flatMap(byPieces)).slice(0, MOST_QUESTIONS);
  return distinct([
    question(typed.text, 1),
    question(spelledQuery(typed.text), SPELLED_WEIGHT),
    ...translations.map(({ text, weight }) => question(spelledQuery(text), weight)),
  ]);
}

/** A query in which each run of Han characters is a phrase of its pairs, so that it counts as one word. */
export function spelledQuery(text: string): string {
  const pieces = piecesOf(text);
  const single = pieces.filter((piece) => piece.han && [...piece.text].length === 1);
  // Only the last word of a query may be a beginning, as a single character has to be.
  return [...pieces.filter((piece) => !single.includes(piece)), ...single].map(spelledPiece).join(' ');
}

function spelledPiece({ text, han }: Piece): string {
  if (!han) return text;
  const words = spelledRun(text);
  return words.length === 1 ? words[0]! : `"${words.slice(0, -1).join(' ')}"`;
}

/** The plan with the translation of that number in each group that has one; undefined where none has. */
function translated({ groups }: Plan, choice: number): { text: string; weight: number } | undefined {
  const chosen = groups.map((group) => group[choice + 1] ?? group[0]!);
  if (!groups.some((group) => group[choice + 1])) return undefined;
  return {
    text: chosen.map(({ text }) => text).join(' '),
    weight: Math.min(...chosen.map(({ weight }) => weight)),
  };
}

function byPieces({ text, weight }: { text: string; weight: number }): Question[] {
  const words = piecesOf(text).flatMap((piece) =>
    piece.han ? runTerms(piece.text).map((term) => spelled(term.text)) : [piece.text],
  );
  return words.map((word) => question(word, weight * ANY_WEIGHT));
}

function distinct(questions: readonly Question[]): Question[] {
  return questions.filter(({ q }, index) => questions.findIndex((each) => each.q === q) === index);
}

function question(q: string, weight: number): Question {
  return { q, weight };
}
