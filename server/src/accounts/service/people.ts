import { limits, type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  Conflict,
  type Kernel,
  type LocalizedText,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  storedRecord,
  textProblems,
  type Transaction,
  unlessTaken,
  type Viewer,
} from '../../kernel/index.js';
import {
  identityKinds,
  identityModel,
  type IdentityRecord,
  personModel,
  type PersonRecord,
} from '../model.js';
import { peopleVisibleTo, reachesEverybody } from '../policy.js';
import { type Identity, identityIn } from './identities.js';

/** A person to be known: at least by name, usually reachable. */
export interface NewPerson {
  readonly name: LocalizedText;
  readonly email?: string | null;
  readonly phone?: string | null;
  /** A third way to sign in, for people with neither address nor phone of their own. */
  readonly username?: string | null;
}

const namePaths = ['name.text', 'name.translations.text'];

/** People and the names they sign in by. */
export class People {
  constructor(private readonly kernel: Kernel) {}

  /** Those of the people that the viewer may see, in no order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<PersonRecord[]> {
    const visible = await peopleVisibleTo(viewer, this.kernel);
    const filter = { $and: [{ _id: trusted({ $in: [...ids] }) }, visible] };
    return personModel(this.kernel).find(filter).lean<PersonRecord[]>();
  }

  /**
   * People the viewer may see, the newest first. `query` is part of a name, or of an address or number for those who may be
   * told all of these.
   */
  async page(viewer: Viewer, query: string | null, page: PageRequest): Promise<Page<PersonRecord>> {
    const paths = reachesEverybody(viewer) ? [...namePaths, 'email', 'phone'] : namePaths;
    const part = (query ?? '').trim().slice(0, limits.nameLength);
    const matches = trusted({ $regex: part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' });
    const named = part === '' ? {} : { $or: paths.map((path) => ({ [path]: matches })) };
    const filter = { $and: [named, await peopleVisibleTo(viewer, this.kernel)] };
    return paginate(personModel(this.kernel), { filter, sort: { createdAt: -1 }, page });
  }

  /** The person behind a name to sign in by; everything else about them is the caller's to guard. */
  async behind(identity: Identity | null, tx?: Transaction): Promise<string | null> {
    const found = await identityModel(this.kernel)
      .findOne({ value: identity?.value ?? '' }, { personId: 1 })
      .session(tx?.session ?? null)
      .lean<Pick<IdentityRecord, 'personId'>>();
    return found?.personId ?? null;
  }

  /** Those of the identities that are somebody's, in no order. */
  known(
    identities: readonly Identity[],
    tx?: Transaction,
  ): Promise<Pick<IdentityRecord, 'personId' | 'value'>[]> {
    return identityModel(this.kernel)
      .find({ value: trusted({ $in: identities.map(({ value }) => value) }) }, { personId: 1, value: 1 })
      .session(tx?.session ?? null)
      .lean<IdentityRecord[]>()
      .exec();
  }

  /** The names a person signs in by. Authorise before calling. */
  identitiesOf(personId: string): Promise<IdentityRecord[]> {
    return identityModel(this.kernel).find({ personId }).sort({ value: 1 }).lean<IdentityRecord[]>();
  }

  /** Adds a person with their identities, or Conflict when one of these is somebody's already. */
  async add(tx: Transaction, person: NewPerson): Promise<PersonRecord> {
    refuse(personProblems(person));
    const identities = identitiesFor(person);
    const known = (await this.known(identities, tx)).map(({ value }) => value);
    const used = identities.find(({ value }) => known.includes(value));
    if (used) throw new Conflict(used.kind, `this ${used.kind} is in use`);
    const value = (kind: string) => identities.find((each) => each.kind === kind)?.value ?? null;
    const record: PersonRecord = {
      _id: this.kernel.id(),
      name: person.name,
      email: value('email'),
      phone: value('phone'),
      createdAt: tx.now,
    };
    const people = personModel(this.kernel);
    tx.writes.add(people.collection.collectionName, await storedRecord(people, record));
    const { collectionName } = identityModel(this.kernel).collection;
    for (const each of identities)
      tx.writes.add(collectionName, { ...each, _id: this.kernel.id(), personId: record._id });
    const taken = new Conflict(identities[0]?.kind ?? 'email', 'somebody was just added by this name');
    await unlessTaken(tx.writes.flush(), 'value', taken);
    return record;
  }
}

/** Problems of a person's name and identities. */
export function personProblems(person: NewPerson): Problem[] {
  const readings = identityKinds.map((kind) => (person[kind] ? identityIn(kind, person[kind]) : null));
  const wrong = readings.filter((each): each is Problem => each !== null && 'path' in each);
  return [...textProblems('name', person.name, limits.nameLength), ...wrong];
}

/** The identities named by e-mail, phone and user name, normalised; wrong ones are left out. */
export function identitiesFor(person: Omit<NewPerson, 'name'>): Identity[] {
  return identityKinds.flatMap((kind) => {
    const identity = person[kind] ? identityIn(kind, person[kind]) : null;
    return identity && 'value' in identity ? [identity] : [];
  });
}
