import { type Problem } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { type AccountService } from '../accounts/index.js';
import {
  type Act,
  authorize,
  type Command,
  Conflict,
  createRecord,
  type DictionaryEntry,
  type Kernel,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  regionPrefix,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import {
  type ChallengeDefaults,
  challengeModel,
  type ChallengeRecord,
  type CodeCounter,
  codeCounterModel,
} from './model.js';
import { isAdministrator, visibleTo } from './policy.js';
import {
  type ChallengeEdit,
  dictionaryProblems,
  editProblems,
  type NewChallenge,
  newProblems,
  slotProblems,
} from './service/terms.js';
import {
  type ChallengeAction,
  challengeLifecycle,
  type ChallengeLifecycle,
  type ChallengeState,
} from './workflow.js';

export { type ChallengeEdit, type NewChallenge } from './service/terms.js';

/** Actions that move a challenge from stage to stage. */
export type ChallengeMove = Exclude<ChallengeAction, 'edit'>;

export class ChallengeService {
  readonly #lifecycle: ChallengeLifecycle;
  /** Ids of challenges that have begun, by their slugs. */
  readonly #begun = new Map<string, string>();
  /** Code prefixes of challenges, by their ids. */
  readonly #prefixes = new Map<string, string>();

  constructor(
    private readonly kernel: Kernel,
    accounts: Pick<AccountService, 'defineScope'>,
    private readonly organizations: Pick<OrganizationService, 'findMany'>,
  ) {
    this.#lifecycle = challengeLifecycle(kernel);
    codeCounterModel(kernel);
    kernel.registerSubject('challenge', this.#lifecycle.model as never);
    accounts.defineScope('challenge', {
      exists: async (id) => (await challengeModel(kernel).exists({ _id: id })) !== null,
    });
    // Organizers appoint county officers within their challenge's region.
    accounts.defineScope('region', {
      within: async (code, ids) => {
        const found = await this.#read({ _id: trusted({ $in: [...ids] }) });
        return found.filter(({ region }) => code.startsWith(regionPrefix(region))).map(({ _id }) => _id);
      },
    });
  }

  /** A challenge the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<ChallengeRecord | null> {
    return (await this.findMany(viewer, [id]))[0] ?? null;
  }

  /** Those of the challenges that the viewer may see, in no order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<ChallengeRecord[]> {
    return this.#read({ $and: [{ _id: trusted({ $in: [...ids] }) }, visibleTo(viewer)] });
  }

  /** A challenge by its slug, or null when it is missing or invisible. */
  async bySlug(viewer: Viewer, slug: string): Promise<ChallengeRecord | null> {
    return (await this.#read({ $and: [{ slug }, visibleTo(viewer)] }))[0] ?? null;
  }

  /**
   * The id of a challenge by its slug, or null when it is missing or invisible. A slug is fixed and a challenge that has
   * begun stays begun, so of those the answer is remembered.
   */
  async idBySlug(viewer: Viewer, slug: string): Promise<string | null> {
    const begun = this.#begun.get(slug);
    if (begun !== undefined) return begun;
    const filter: QueryFilter<ChallengeRecord> = { $and: [{ slug }, visibleTo(viewer)] };
    const wanted = { status: 1 } as const;
    const found = await challengeModel(this.kernel)
      .findOne(filter, wanted)
      .lean<Pick<ChallengeRecord, '_id' | 'status'>>();
    if (found && found.status !== 'planned') this.#begun.set(slug, found._id);
    return found?._id ?? null;
  }

  /** Challenges the viewer may see, the newest year first. */
  list(viewer: Viewer, page: PageRequest): Promise<Page<ChallengeRecord>> {
    return paginate(challengeModel(this.kernel), { filter: visibleTo(viewer), sort: { year: -1 }, page });
  }

  /** Creates a planned challenge. Throws Conflict for a slug or code prefix that is taken. */
  async create(viewer: Viewer, challenge: NewChallenge): Promise<ChallengeRecord> {
    authorize(viewer, isAdministrator, undefined);
    refuse([...newProblems(challenge), ...(await this.#organizerProblems(viewer, challenge))]);
    const { slug, codePrefix } = challenge;
    const sameSlug = new Conflict('slug', `there is a challenge "${slug}" already`);
    const samePrefix = new Conflict('codePrefix', `codes beginning with "${codePrefix}" are another's`);
    const request = { operation: 'createChallenge', input: challenge };
    const work = async (tx: Transaction) => {
      const creation = createRecord(tx, this.#lifecycle, challenge);
      const created = await unlessTaken(unlessTaken(creation, 'slug', sameSlug), 'codePrefix', samePrefix);
      await codeCounterModel(this.kernel).create([{ _id: created._id, last: {} }], { session: tx.session });
      return created;
    };
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  /** Changes what is given; absent fields and defaults stay as they are. */
  async edit(
    viewer: Viewer,
    id: string,
    edit: ChallengeEdit,
    defaults: { requirementDeadline?: Date | null; awardSlots?: number | null } = {},
    act?: Act | null,
  ): Promise<ChallengeRecord> {
    refuse([...editProblems(edit), ...slotProblems(defaults.awardSlots)]);
    const patch = (before: ChallengeRecord) => ({
      ...edit,
      defaults: changedDefaults(before.defaults, defaults),
    });
    return this.#take(viewer, 'editChallenge', { id, action: 'edit', patch, act }, { edit, defaults });
  }

  /** Adds or renames entries of a dictionary, or retires those left out of `entries`: codes never disappear. */
  async editDictionary(
    viewer: Viewer,
    id: string,
    name: string,
    entries: readonly DictionaryEntry[],
    act?: Act | null,
  ): Promise<ChallengeRecord> {
    refuse(dictionaryProblems(name, entries));
    const patch = ({ dictionaries }: ChallengeRecord) => {
      const before = Object.hasOwn(dictionaries, name) ? dictionaries[name]! : [];
      return { dictionaries: { ...dictionaries, [name]: merged(before, entries) } };
    };
    const command = { id, action: 'edit', patch, act } as const;
    return this.#take(viewer, 'editChallengeDictionary', command, { name, entries });
  }

  /** Takes the challenge to another stage of its life. */
  move(viewer: Viewer, id: string, action: ChallengeMove, act?: Act | null): Promise<ChallengeRecord> {
    return this.#take(viewer, 'moveChallenge', { id, action, act }, { action });
  }

  viewerActions(viewer: Viewer, challenge: ChallengeRecord): Promise<ChallengeAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, challenge);
  }

  /** The next readable code of a kind, e.g. `GS2022-XQ-0042`; given out in the caller's transaction, so without gaps. */
  async nextCode(tx: Transaction, challengeId: string, kind: string): Promise<string> {
    const prefix = await this.#prefixOf(tx, challengeId);
    const counter = await codeCounterModel(this.kernel)
      .findOneAndUpdate(
        { _id: challengeId },
        { $inc: { [`last.${kind}`]: 1 } },
        { returnDocument: 'after', session: tx.session },
      )
      .lean<CodeCounter>();
    const number = counter?.last[kind];
    if (number === undefined) throw new Error(`challenge ${challengeId} has no code counter`);
    return `${prefix}-${kind}-${String(number).padStart(4, '0')}`;
  }

  /** It is fixed, so it is remembered once it has been read; in a transaction that has just created it, it may be undone. */
  async #prefixOf({ session }: Transaction, id: string): Promise<string> {
    const known = this.#prefixes.get(id);
    if (known !== undefined) return known;
    const wanted = { codePrefix: 1, version: 1 } as const;
    const found = await challengeModel(this.kernel)
      .findById(id, wanted)
      .session(session)
      .lean<ChallengeRecord>();
    if (!found) throw notFound();
    if (found.version > 1) this.#prefixes.set(id, found.codePrefix);
    return found.codePrefix;
  }

  async #read(filter: QueryFilter<ChallengeRecord>): Promise<ChallengeRecord[]> {
    return challengeModel(this.kernel).find(filter).lean<ChallengeRecord[]>();
  }

  #take(
    viewer: Viewer,
    operation: string,
    command: Command<ChallengeRecord, ChallengeState, ChallengeAction>,
    input: object,
  ): Promise<ChallengeRecord> {
    const { id, act } = command;
    const request = { operation, input: { id, act, ...input } };
    const work = (tx: Transaction) => transition(tx, this.#lifecycle, command);
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }

  async #organizerProblems(viewer: Viewer, { organizers }: NewChallenge): Promise<Problem[]> {
    const known = new Set((await this.organizations.findMany(viewer, organizers)).map(({ _id }) => _id));
    return organizers.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ path: `organizers.${index}`, code: 'NOT_FOUND', message: 'no such organization' }],
    );
  }
}

/** Whether new requirements are taken now. */
export function acceptsSubmissions({ status }: Pick<ChallengeRecord, 'status'>): boolean {
  return status === 'collecting' || status === 'soliciting';
}

function changedDefaults(
  before: ChallengeDefaults,
  { requirementDeadline, awardSlots }: { requirementDeadline?: Date | null; awardSlots?: number | null },
): ChallengeDefaults {
  return {
    requirementDeadline: requirementDeadline === undefined ? before.requirementDeadline : requirementDeadline,
    awardSlots: awardSlots ?? before.awardSlots,
  };
}

function merged(before: readonly DictionaryEntry[], entries: readonly DictionaryEntry[]): DictionaryEntry[] {
  const gone = before.filter(({ code }) => !entries.some((entry) => entry.code === code));
  return [...entries, ...gone.map((entry) => ({ ...entry, retired: true }))];
}
