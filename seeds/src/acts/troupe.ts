import { Readable } from 'node:stream';
import { type Core, type RoleGift, type Viewer } from '@duijie/server';
import { type Bilingual, type Body, type Enterprise } from '../content/index.js';
import { paper } from '../stage/paper.js';
import { type Stage } from '../stage/stage.js';
import { syntheticCreditCode } from '../stage/credit-code.js';
import { chinese, localized } from './texts.js';

/** How somebody is known and reached. */
interface Introduction {
  readonly name: Bilingual | string;
  readonly email: string;
  readonly phone?: string;
}

/** Ids of people and organizations by the keys of the content. */
interface Known {
  readonly people: Map<string, string>;
  readonly organizations: Map<string, string>;
}

/** The people and organizations of a world by the keys of its content, and what they do again and again. */
export class Troupe {
  readonly #viewers = new Map<string, Promise<Viewer>>();

  constructor(
    readonly core: Core,
    readonly stage: Stage,
    readonly known: Known = { people: new Map(), organizations: new Map() },
  ) {}

  /** The same people and organizations on another stage. */
  on(core: Core, stage: Stage): Troupe {
    return new Troupe(core, stage, this.known);
  }

  /** Id of a person of the content. */
  person(key: string): string {
    return idOf(this.known.people, key, 'person');
  }

  /** Id of an organization of the content. */
  organization(key: string): string {
    return idOf(this.known.organizations, key, 'organization');
  }

  /** Knows a person who came in by another way than `register`. */
  meet(key: string, personId: string): void {
    this.known.people.set(key, personId);
  }

  /** A person as a viewer, with the roles that held when they first acted since they were given one. */
  as(key: string): Promise<Viewer> {
    const { accounts } = this.core.services;
    const request = { requestId: `world ${key}` };
    const viewer =
      this.#viewers.get(key) ?? this.stage.aside(() => accounts.viewerForPerson(this.person(key), request));
    this.#viewers.set(key, viewer);
    return viewer;
  }

  /** Has somebody enter a person, who needs no account to act on paper. */
  async register(by: string, key: string, { name, email, phone }: Introduction): Promise<void> {
    const fields = {
      name: typeof name === 'string' ? chinese(name) : localized(name),
      email,
      phone: phone ?? null,
    };
    const person = await this.core.services.accounts.registerPerson(await this.as(by), fields);
    this.meet(key, person._id);
  }

  /** Has somebody give a person a role. */
  async give(by: string, key: string, gift: RoleGift): Promise<void> {
    await this.core.services.accounts.roles.give(await this.as(by), this.person(key), gift);
    this.#viewers.delete(key);
  }

  /** Has a person claim an organization; they are its member and signatory from now on. */
  async claim(by: string, body: Body | Enterprise, number: number): Promise<void> {
    const kind = 'kind' in body ? body.kind : 'enterprise';
    const office = 'kind' in body ? { name: body.name.zh, email: body.email, phone: body.phone } : null;
    const claimed = await this.core.services.organizations.claim(await this.as(by), {
      name: localized(body.name),
      kind,
      region: body.region,
      creditCode: syntheticCreditCode(kind, body.region, number),
      aliases: 'aliases' in body ? body.aliases : [],
      contact: 'contact' in body ? body.contact : office,
    });
    this.known.organizations.set(body.key, claimed._id);
    this.#viewers.delete(by);
  }

  /** Has an administrator verify an organization. */
  async verify(by: string, key: string): Promise<void> {
    await this.core.services.organizations.verify(await this.as(by), this.organization(key));
  }

  /** Has somebody upload the scan of a paper; answers the file's id. */
  async scan(by: string, name: string, lines: readonly string[]): Promise<string> {
    const upload = { name, declaredType: 'application/pdf', uploadedBy: this.person(by) };
    const ids = { id: this.stage.id(), now: this.stage.now() };
    const file = await this.core.files.store(Readable.from([paper(lines)]), { ...upload, ...ids });
    return file._id;
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string, what: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no ${what} "${key}" in this world yet`);
  return id;
}
