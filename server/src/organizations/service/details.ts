import {
  isCreditCode,
  isKnownRegion,
  limits,
  normaliseCreditCode,
  type OrganizationKind,
  type Problem,
} from '@duijie/shared';
import { type LocalizedText, textProblems } from '../../kernel/index.js';
import { type Contact, type OrganizationRecord } from '../model.js';

/** What is said about an organization. */
export interface OrganizationDetails {
  readonly name: LocalizedText;
  readonly kind: OrganizationKind;
  readonly region: string;
  readonly creditCode?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly address?: LocalizedText | null;
  readonly contact?: Contact | null;
}

type Stored = Pick<
  OrganizationRecord,
  'name' | 'kind' | 'region' | 'creditCode' | 'aliases' | 'address' | 'contact'
>;

const mostAliases = 20;

/** A name without what makes spellings of it differ: width, case, spaces and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The details as they are stored: codes and aliases normalised, absent ones null. */
export function storedDetails(details: OrganizationDetails): Stored {
  const aliases = (details.aliases ?? []).map((each) => each.trim()).filter((each) => each !== '');
  return {
    name: details.name,
    kind: details.kind,
    region: details.region,
    creditCode: details.creditCode ? normaliseCreditCode(details.creditCode) : null,
    aliases: [...new Set(aliases)],
    address: details.address ?? null,
    contact: details.contact ?? null,
  };
}

/** What lists, searches and conflicts of interest go by. */
export function keysOf({ name, aliases }: Pick<Stored, 'name' | 'aliases'>) {
  const keys = (names: readonly string[]) => [...new Set(names.map(nameKey))].filter((key) => key !== '');
  const nameKeys = keys([name.text, ...name.translations.map(({ text }) => text)]);
  return { nameKeys, aliasKeys: keys([...nameKeys, ...aliases]), sortKey: nameKeys[0] ?? '' };
}

/** Everything that is wrong with an organization's details. */
export function detailProblems(details: Stored): Problem[] {
  const { name, region, creditCode, aliases, address, contact } = details;
  const problems = textProblems('name', name, limits.nameLength);
  if (problems.length === 0 && keysOf({ name, aliases: [] }).sortKey === '')
    problems.push({ path: 'name', code: 'MALFORMED', message: 'a name has letters' });
  if (!isKnownRegion(region))
    problems.push({
      path: 'region',
      code: 'UNKNOWN_REGION',
      message: 'no six-digit code of GB/T 2260 we know',
    });
  if (creditCode !== null && !isCreditCode(creditCode))
    problems.push({ path: 'creditCode', code: 'INVALID_CREDIT_CODE', message: 'no code of GB 32100-2015' });
  if (address) problems.push(...textProblems('address', address, limits.titleLength));
  return [...problems, ...aliasProblems(aliases), ...(contact ? contactProblems(contact) : [])];
}

/** Name, kind and code are what was verified: afterwards only administrators change them. */
export function verifiedProblems(before: OrganizationRecord, after: Stored): Problem[] {
  const fixed = ['name', 'kind', 'creditCode'] as const;
  return fixed
    .filter((field) => JSON.stringify(plain(before[field])) !== JSON.stringify(plain(after[field])))
    .map((path) => ({ path, code: 'VERIFIED', message: 'was verified: ask an administrator to change it' }));
}

function plain(value: LocalizedText | string | null): unknown {
  if (value === null || typeof value === 'string') return value;
  const translations = value.translations.map(({ lang, text }) => [lang, text]);
  return [value.lang, value.text, translations];
}

function aliasProblems(aliases: readonly string[]): Problem[] {
  if (aliases.length > mostAliases)
    return [{ path: 'aliases', code: 'TOO_MANY', message: `at most ${mostAliases}` }];
  return aliases.flatMap((alias, index) => textLengthProblems(`aliases.${index}`, alias));
}

function contactProblems({ name, email, phone }: Contact): Problem[] {
  const required = name.trim()
    ? []
    : [{ path: 'contact.name', code: 'REQUIRED', message: 'must not be empty' }];
  return [
    ...required,
    ...textLengthProblems('contact.name', name),
    ...textLengthProblems('contact.email', email ?? ''),
    ...textLengthProblems('contact.phone', phone ?? ''),
  ];
}

function textLengthProblems(path: string, text: string): Problem[] {
  if (text.length <= limits.nameLength) return [];
  return [{ path, code: 'TOO_LONG', message: `at most ${limits.nameLength} characters` }];
}
