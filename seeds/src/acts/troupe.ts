import { Readable } from 'node:stream';
import { type Core, type RoleGift, type Viewer } from '@duijie/server';
import { type Bilingual, type Body, type Enterprise, type Institution } from '../content/index.js';
import { syntheticCreditCode } from '../stage/credit-code.js';
import { paper } from '../stage/paper.js';
import { type Scene } from '../stage/stage.js';
import { chinese, localized } from './texts.js';

/** How somebody is known and reached. */
interface Introduction {
  readonly name: Bilingual | string;
  readonly email: string;
  readonly phone?: string;
}

/** The people and organizations of a world: ids by the keys of its content. */
export class Cast {
  readonly #people = new Map<string, string>();
  readonly #organizations = new Map<string, string>();
  readonly #teams = new Map<string, string>();
  /** People as viewers, with the roles that held when they first acted since they were given one. */
  readonly viewers = new Map<string, Promise<Viewer>>();

  person(key: string): string {
    return idOf(this.#people, key, 'person');
  }

  organization(key: string): string {
    return idOf(this.#organizations, key, 'organization');
  }

  team(key: string): string {
    return idOf(this.#teams, key, 'team');
  }

  /** Knows a person from now on. */
  meet(key: string, personId: string): void {
    this.#people.set(key, personId);
  }

  assembled(key: string, teamId: string): void {
    this.#teams.set(key, teamId);
  }

  founded(key: string, organizationId: string): void {
    this.#organizations.set(key, organizationId);
  }
}

/** The cast in a scene, and what they do again and again. */
export class Troupe {
  constructor(
    readonly cast: Cast,
    readonly scene: Scene<Core>,
  ) {}

  get services(): Core['services'] {
    return this.scene.core.services;
  }

  /** A person as a viewer of the services. */
  as(key: string): Promise<Viewer> {
    const { viewers } = this.cast;
    const request = { requestId: `world ${key}` };
    const viewer =
      viewers.get(key) ??
      this.scene.aside(() => this.services.accounts.viewerForPerson(this.cast.person(key), request));
    viewers.set(key, viewer);
    return viewer;
  }

  /** Has somebody enter a person, who needs no account to act on paper. */
  async register(by: string, key: string, { name, email, phone }: Introduction): Promise<void> {
    const person = await this.services.accounts.registerPerson(await this.as(by), {
      name: typeof name === 'string' ? chinese(name) : localized(name),
      email,
      phone: phone ?? null,
    });
    this.cast.meet(key, person._id);
  }

  /** Has somebody give a person a role. */
  async give(by: string, key: string, gift: RoleGift): Promise<void> {
    await this.services.accounts.roles.give(await this.as(by), this.cast.person(key), gift);
    this.cast.viewers.delete(key);
  }

  /** Has a person claim an organization; they are its member and signatory from now on. */
  async claim(by: string, body: Body | Enterprise | Institution, number: number): Promise<void> {
    const kind = 'kind' in body ? body.kind : 'enterprise';
    const claimed = await this.services.organizations.claim(await this.as(by), {
      name: localized(body.name),
      kind,
      region: body.region,
      creditCode: syntheticCreditCode(kind, body.region, number),
      aliases: 'aliases' in body ? body.aliases : [],
      contact:
        'contact' in body ? body.contact : { name: body.name.zh, email: body.email, phone: body.phone },
    });
    this.cast.founded(body.key, claimed._id);
    this.cast.viewers.delete(by);
  }

  /** Has an administrator verify an organization. */
  async verify(by: string, key: string): Promise<void> {
    await this.services.organizations.verify(await this.as(by), this.cast.organization(key));
  }

  /** Has somebody upload the scan of a paper; answers the file's id. */
  async scan(by: string, name: string, lines: readonly string[]): Promise<string> {
    const { core, at } = this.scene;
    const upload = { name, declaredType: 'application/pdf', uploadedBy: this.cast.person(by) };
    const file = await core.files.store(Readable.from([paper(lines)]), {
      ...upload,
      id: core.kernel.id(),
      now: at,
    });
    return file._id;
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string, what: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no ${what} "${key}" in this world yet`);
  return id;
}
