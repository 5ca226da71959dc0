import { type Problem } from '@duijie/shared';
import { type LocalizedText, localizedTextSchema } from './text.js';

/** One entry of a dictionary: fields, cooperation modes, award kinds … Codes are stable, names are in both languages. */
export interface DictionaryEntry {
  code: string;
  name: LocalizedText;
  /** Retired entries stay readable but cannot be chosen any more. */
  retired: boolean;
}

/** A challenge's dictionaries by name, e.g. `fields`, `cooperationModes`, `awardKinds`. */
export type Dictionaries = Record<string, DictionaryEntry[]>;

/** The stored form of one dictionary. */
export const dictionarySchema = [
  {
    _id: false,
    code: { type: String, required: true, match: /^[a-z0-9]+(-[a-z0-9]+)*$/ },
    name: { type: localizedTextSchema, required: true },
    retired: { type: Boolean, default: false },
  },
] as const;

/** Problems of codes that are not (or no longer) in the dictionary; the message names the allowed ones. */
export function codeProblems(
  path: string,
  codes: readonly string[],
  dictionary: readonly DictionaryEntry[],
): Problem[] {
  const allowed = dictionary.filter(({ retired }) => !retired).map(({ code }) => code);
  return codes.flatMap((code, index) =>
    allowed.includes(code)
      ? []
      : [
          {
            path: codes.length > 1 ? `${path}.${index}` : path,
            code: 'UNKNOWN_CODE',
            message: `"${code}" is not one of ${allowed.join(', ')}`,
          },
        ],
  );
}
