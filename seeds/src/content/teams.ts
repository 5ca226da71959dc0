import { organizationKinds } from '@duijie/shared';
import { type Enterprise, readEmail, readRegion } from './cast.js';
import { type Bilingual, type Entry } from './entry.js';
import { readKeyed } from './file.js';
import { type Keywords, readKeywords } from './needs.js';
import { ContentError } from './problem.js';

/** A university, institute, hospital or company behind teams; its contact signs for it. */
export interface Institution extends Enterprise {
  readonly kind: (typeof organizationKinds)[number];
}

export interface TeamMember {
  readonly name: Bilingual;
  readonly title: Bilingual;
}

/** A team as it introduces itself. */
export interface TeamEntry {
  readonly key: string;
  readonly field: string;
  /** Key of the institution; null where a natural person leads it. */
  readonly institution: string | null;
  readonly region: string;
  readonly name: Bilingual;
  readonly leader: { readonly name: Bilingual; readonly email: string; readonly phone: string };
  readonly members: readonly TeamMember[];
  readonly expertise: Bilingual;
  readonly keywords: Keywords;
}

export function readInstitutions(file: string): Institution[] {
  return readKeyed(file).map((entry) => {
    entry.only('key', 'kind', 'region', 'name', 'aliases', 'contact');
    const contact = entry.entry('contact').only('name', 'email', 'phone');
    return {
      key: entry.text('key'),
      kind: entry.oneOf('kind', organizationKinds),
      name: entry.bilingual('name'),
      aliases: entry.texts('aliases'),
      region: readRegion(entry),
      contact: { name: contact.text('name'), email: readEmail(contact), phone: contact.text('phone') },
    };
  });
}

const common = ['key', 'institution', 'region', 'name', 'leader', 'members', 'expertise', 'keywords'];

/** The teams of one field; each names one of the institutions, or none. */
export function readTeams(file: string, field: string, institutions: readonly Institution[]): TeamEntry[] {
  return readKeyed(file).map((entry) => readTeam(entry.only(...common), field, institutions));
}

/** The teams of a challenge that is open; each names its field. */
export function readOpenTeams(
  file: string,
  fields: readonly string[],
  institutions: readonly Institution[],
): TeamEntry[] {
  return readKeyed(file).map((entry) =>
    readTeam(entry.only(...common, 'field'), entry.oneOf('field', fields), institutions),
  );
}

function readTeam(entry: Entry, field: string, institutions: readonly Institution[]): TeamEntry {
  return {
    key: entry.text('key'),
    field,
    institution: readInstitution(entry, institutions),
    region: readRegion(entry),
    name: entry.bilingual('name'),
    leader: readLeader(entry.entry('leader')),
    members: entry.entries('members').map(readMember),
    expertise: entry.bilingual('expertise'),
    keywords: readKeywords(entry.entry('keywords').only('zh', 'en')),
  };
}

function readInstitution(entry: Entry, institutions: readonly Institution[]): string | null {
  if (entry.isNull('institution')) return null;
  const key = entry.text('institution');
  const found = institutions.find((each) => each.key === key);
  if (!found) throw new ContentError(`${entry.where}.institution`, `there is no institution "${key}"`);
  if (found.region !== entry.text('region'))
    throw new ContentError(`${entry.where}.region`, 'must be where its institution is');
  return key;
}

function readLeader(entry: Entry): TeamEntry['leader'] {
  entry.only('name', 'email', 'phone');
  return { name: entry.bilingual('name'), email: readEmail(entry), phone: entry.text('phone') };
}

function readMember(entry: Entry): TeamMember {
  entry.only('name', 'title');
  return { name: entry.bilingual('name'), title: entry.bilingual('title') };
}
