import { isKnownRegion, limits, type Problem } from '@duijie/shared';
import { type DictionaryEntry, textProblems } from '../../kernel/index.js';
import { type ChallengeRecord } from '../model.js';

/** What is given when a challenge is created. */
export type NewChallenge = Omit<ChallengeRecord, '_id' | 'status' | 'version'>;

/** What may be changed later: slug, programme and code prefix are fixed once codes may have been given out. */
export type ChallengeEdit = Partial<Pick<ChallengeRecord, 'name' | 'summary' | 'stages'>>;

/** Everything that is wrong with a new challenge, but for what only the database knows. */
export function newProblems(challenge: NewChallenge): Problem[] {
  const shape = (path: 'slug' | 'codePrefix' | 'programme', pattern: RegExp, example: string): Problem[] =>
    pattern.test(challenge[path]) ? [] : [{ path, code: 'MALFORMED', message: `like "${example}"` }];
  return [
    ...shape('slug', /^[a-z0-9]+(-[a-z0-9]+)*$/, 'gansu-7'),
    ...shape('programme', /^[a-z]+(-[a-z]+)*$/, 'technology-challenge'),
    ...shape('codePrefix', /^[A-Z]{2,6}\d{4}$/, 'GS2022'),
    ...(isKnownRegion(challenge.region)
      ? []
      : [{ path: 'region', code: 'UNKNOWN_REGION', message: `no region "${challenge.region}"` }]),
    ...editProblems(challenge),
    ...slotProblems(challenge.defaults.awardSlots),
    ...Object.entries(challenge.dictionaries).flatMap(([name, entries]) => dictionaryProblems(name, entries)),
  ];
}

/** What is wrong with the texts and stages of an edit. */
export function editProblems(edit: ChallengeEdit): Problem[] {
  const problems = edit.name ? textProblems('name', edit.name, limits.titleLength) : [];
  if (edit.summary) problems.push(...textProblems('summary', edit.summary, limits.summaryLength));
  for (const [index, { name, from, until }] of (edit.stages ?? []).entries()) {
    problems.push(...textProblems(`stages.${index}.name`, name, limits.nameLength));
    if (from >= until)
      problems.push({ path: `stages.${index}.until`, code: 'NOT_AFTER', message: 'must be after `from`' });
  }
  return problems;
}

/** What is wrong with a number of award slots; none given is fine. */
export function slotProblems(slots: number | null | undefined): Problem[] {
  if (slots == null || (Number.isInteger(slots) && slots >= 1 && slots <= limits.awardSlots)) return [];
  return [{ path: 'awardSlots', code: 'OUT_OF_RANGE', message: `between 1 and ${limits.awardSlots}` }];
}

/** What is wrong with the entries of a dictionary. */
export function dictionaryProblems(name: string, entries: readonly DictionaryEntry[]): Problem[] {
  const at = `dictionaries.${name}`;
  // A map of Mongoose has no room for names that every object has, nor for `prototype`.
  const isName = /^[a-z][A-Za-z]*$/.test(name) && !(name in {}) && name !== 'prototype';
  const problems: Problem[] = isName
    ? []
    : [{ path: at, code: 'MALFORMED', message: 'a name like "cooperationModes"' }];
  for (const [index, entry] of entries.entries()) {
    const first = entries.findIndex(({ code }) => code === entry.code);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.code)) {
      problems.push({
        path: `${at}.${index}.code`,
        code: 'MALFORMED',
        message: 'lower case words joined by hyphens',
      });
    }
    if (first !== index)
      problems.push({ path: `${at}.${index}.code`, code: 'DUPLICATE', message: 'twice in the list' });
    problems.push(...textProblems(`${at}.${index}.name`, entry.name, limits.nameLength));
  }
  return problems;
}
