import { limits, type Problem } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import {
  type Act,
  Conflict,
  createRecord,
  type DictionaryEntry,
  type Kernel,
  notFound,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  textProblems,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type ChallengeDefaults, challengeModel, type ChallengeRecord, codeCounterModel } from './model.js';
import { visibleTo } from './policy.js';
import { type ChallengeAction, challengeLifecycle, type ChallengeLifecycle } from './workflow.js';

/** What is given when a challenge is created. */
export type NewChallenge = Omit<ChallengeRecord, '_id' | 'status' | 'version'>;

/** What may be changed later: slug, programme and code prefix are fixed once codes may have been given out. */
export type ChallengeEdit = Partial<Pick<ChallengeRecord, 'name' | 'summary' | 'stages'>>;

/** Actions that move a challenge from stage to stage. */
export type ChallengeMove = Exclude<ChallengeAction, 'edit'>;

export class ChallengeService {
  readonly #lifecycle: ChallengeLifecycle;

  constructor(private readonly kernel: Kernel) {
    this.#lifecycle = challengeLifecycle(kernel);
    codeCounterModel(kernel);
    kernel.registerSubject('challenge', this.#lifecycle.model as never);
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

  /** Challenges the viewer may see, the newest year first. */
  list(viewer: Viewer, page: PageRequest): Promise<Page<ChallengeRecord>> {
    return paginate(challengeModel(this.kernel), { filter: visibleTo(viewer), sort: { year: -1 }, page });
  }

  /** Creates a planned challenge. Throws Conflict for a slug or code prefix that is taken. */
  async create(viewer: Viewer, challenge: NewChallenge): Promise<ChallengeRecord> {
    refuse(newProblems(challenge));
    return this.kernel.transact(viewer, async (tx) => {
      await this.#refuseTaken(tx, challenge);
      return createRecord(tx, this.#lifecycle, challenge);
    });
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
    return this.kernel.transact(viewer, (tx) =>
      transition(tx, this.#lifecycle, { id, action: 'edit', patch, act }),
    );
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
    return this.kernel.transact(viewer, (tx) =>
      transition(tx, this.#lifecycle, {
        id,
        action: 'edit',
        act,
        patch: ({ dictionaries }) => ({
          dictionaries: { ...dictionaries, [name]: merged(dictionaries[name] ?? [], entries) },
        }),
      }),
    );
  }

  /** Takes the challenge to another stage of its life. */
  async move(viewer: Viewer, id: string, action: ChallengeMove, act?: Act | null): Promise<ChallengeRecord> {
    return this.kernel.transact(viewer, (tx) => transition(tx, this.#lifecycle, { id, action, act }));
  }

  viewerActions(viewer: Viewer, challenge: ChallengeRecord): Promise<ChallengeAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, challenge);
  }

  /** The next readable code of a kind, e.g. `GS2022-XQ-0042`; given out in the caller's transaction, so without gaps. */
  async nextCode(tx: Transaction, challengeId: string, kind: string): Promise<string> {
    const challenge = await challengeModel(this.kernel)
      .findById(challengeId)
      .session(tx.session)
      .lean<ChallengeRecord>();
    if (!challenge) throw notFound();
    const counter = await codeCounterModel(this.kernel)
      .findOneAndUpdate(
        { _id: `${challengeId}:${kind}` },
        { $inc: { last: 1 } },
        { upsert: true, returnDocument: 'after', session: tx.session },
      )
      .lean<{ last: number }>();
    return `${challenge.codePrefix}-${kind}-${String(counter.last).padStart(4, '0')}`;
  }

  async #read(filter: QueryFilter<ChallengeRecord>): Promise<ChallengeRecord[]> {
    return challengeModel(this.kernel).find(filter).lean<ChallengeRecord[]>();
  }

  async #refuseTaken(tx: Transaction, { slug, codePrefix }: NewChallenge): Promise<void> {
    const taken = await challengeModel(this.kernel)
      .findOne({ $or: [{ slug }, { codePrefix }] })
      .session(tx.session)
      .lean<ChallengeRecord>();
    if (!taken) return;
    throw taken.slug === slug
      ? new Conflict('slug', `there is a challenge "${slug}" already`)
      : new Conflict('codePrefix', `codes beginning with "${codePrefix}" are another challenge's`);
  }
}

/** Whether new requirements are taken now. */
export function acceptsSubmissions({ status }: Pick<ChallengeRecord, 'status'>): boolean {
  return status === 'collecting' || status === 'soliciting';
}

function newProblems(challenge: NewChallenge): Problem[] {
  const shape = (path: 'slug' | 'codePrefix' | 'programme', pattern: RegExp, example: string): Problem[] =>
    pattern.test(challenge[path]) ? [] : [{ path, code: 'MALFORMED', message: `like "${example}"` }];
  return [
    ...shape('slug', /^[a-z0-9]+(-[a-z0-9]+)*$/, 'gansu-7'),
    ...shape('programme', /^[a-z]+(-[a-z]+)*$/, 'technology-challenge'),
    ...shape('codePrefix', /^[A-Z]{2,6}\d{4}$/, 'GS2022'),
    ...editProblems(challenge),
    ...slotProblems(challenge.defaults.awardSlots),
    ...Object.entries(challenge.dictionaries).flatMap(([name, entries]) => dictionaryProblems(name, entries)),
  ];
}

function editProblems(edit: ChallengeEdit): Problem[] {
  const problems = edit.name ? textProblems('name', edit.name, limits.titleLength) : [];
  if (edit.summary) problems.push(...textProblems('summary', edit.summary, limits.summaryLength));
  for (const [index, { name, from, until }] of (edit.stages ?? []).entries()) {
    problems.push(...textProblems(`stages.${index}.name`, name, limits.nameLength));
    if (from >= until)
      problems.push({ path: `stages.${index}.until`, code: 'NOT_AFTER', message: 'must be after `from`' });
  }
  return problems;
}

function slotProblems(slots: number | null | undefined): Problem[] {
  if (slots == null || (Number.isInteger(slots) && slots >= 1 && slots <= limits.awardSlots)) return [];
  return [{ path: 'awardSlots', code: 'OUT_OF_RANGE', message: `between 1 and ${limits.awardSlots}` }];
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

function dictionaryProblems(name: string, entries: readonly DictionaryEntry[]): Problem[] {
  const at = `dictionaries.${name}`;
  const problems: Problem[] = /^[a-z][A-Za-z]*$/.test(name)
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

function merged(before: readonly DictionaryEntry[], entries: readonly DictionaryEntry[]): DictionaryEntry[] {
  const gone = before.filter(({ code }) => !entries.some((entry) => entry.code === code));
  return [...entries, ...gone.map((entry) => ({ ...entry, retired: true }))];
}
