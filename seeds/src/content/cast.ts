import { type OrganizationKind, organizationKinds, regionOf } from '@duijie/shared';
import { type Bilingual, Entry } from './entry.js';
import { keyed, readContent, readKeyed } from './file.js';
import { ContentError } from './problem.js';

/** An office or institution that people belong to. */
export interface Body {
  readonly key: string;
  readonly kind: OrganizationKind;
  readonly region: string;
  readonly name: Bilingual;
  readonly email: string;
  readonly phone: string;
}

export const castRoles = [
  'organizer',
  'county-officer',
  'expert',
  'administrator',
  'auditor',
  'service-centre',
] as const;
export type CastRole = (typeof castRoles)[number];

/** Somebody who acts in a world for a body. */
export interface CastPerson {
  readonly key: string;
  readonly role: CastRole;
  /** Key of the body. */
  readonly body: string;
  readonly name: Bilingual;
  readonly email: string;
  readonly phone: string;
  /** Where a county officer's word counts. */
  readonly region: string | null;
  /** What an expert judges. */
  readonly field: string | null;
}

/** An enterprise with the person who speaks for it. */
export interface Enterprise {
  readonly key: string;
  readonly name: Bilingual;
  readonly aliases: readonly string[];
  readonly region: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
}

/** Bodies and the people who act for them. */
export interface Cast {
  readonly bodies: readonly Body[];
  readonly people: readonly CastPerson[];
}

export function readCast(file: string): Cast {
  const root = new Entry(readContent(file), file).only('bodies', 'people');
  const bodies = keyed(root.list('bodies'), `${file}: bodies`).map(readBody);
  const people = keyed(root.list('people'), `${file}: people`).map(readPerson);
  const stray = people.find(({ body }) => !bodies.some(({ key }) => key === body));
  if (stray) throw new ContentError(`${file}: ${stray.key}.body`, `there is no body "${stray.body}"`);
  return { bodies, people };
}

export function readEnterprises(file: string): Enterprise[] {
  return readKeyed(file).map((entry) => {
    entry.only('key', 'name', 'aliases', 'region', 'contact', 'business');
    const contact = entry.entry('contact').only('name', 'email', 'phone');
    return {
      key: entry.text('key'),
      name: entry.bilingual('name'),
      aliases: entry.texts('aliases'),
      region: readRegion(entry),
      contact: { name: contact.text('name'), email: readEmail(contact), phone: contact.text('phone') },
    };
  });
}

function readBody(entry: Entry): Body {
  entry.only('key', 'kind', 'region', 'name', 'email', 'phone');
  return {
    key: entry.text('key'),
    kind: entry.oneOf('kind', organizationKinds),
    region: readRegion(entry),
    name: entry.bilingual('name'),
    email: readEmail(entry),
    phone: entry.text('phone'),
  };
}

function readPerson(entry: Entry): CastPerson {
  entry.only('key', 'role', 'body', 'region', 'field', 'name', 'title', 'expertise', 'email', 'phone');
  const role = entry.oneOf('role', castRoles);
  return {
    key: entry.text('key'),
    role,
    body: entry.text('body'),
    name: entry.bilingual('name'),
    email: readEmail(entry),
    phone: entry.text('phone'),
    region: role === 'county-officer' ? readRegion(entry) : null,
    field: role === 'expert' ? entry.text('field') : null,
  };
}

export function readRegion(entry: Entry): string {
  const region = entry.text('region');
  if (!regionOf(region)) throw new ContentError(`${entry.where}.region`, `"${region}" is no division`);
  return region;
}

/** Only addresses that can never belong to anybody (RFC 2606). */
export function readEmail(entry: Entry): string {
  const email = entry.text('email');
  if (!/^[^@\s]+@[^@\s]+\.example$/.test(email))
    throw new ContentError(`${entry.where}.email`, 'must be an address under .example');
  return email;
}
