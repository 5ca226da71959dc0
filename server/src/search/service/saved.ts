import {
  invalid,
  type Kernel,
  notFound,
  once,
  personOf,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { savedSearchModel, type SavedSearchRecord } from '../model.js';
import { ownFilter } from '../policy.js';
import { type SearchService, type SearchWish } from '../service.js';

const mostSaved = 50;

/** Searches that people come back to: each person's own alone. */
export class SavedSearches {
  constructor(
    private readonly kernel: Kernel,
    private readonly searching: SearchService,
  ) {
    savedSearchModel(kernel);
  }

  /** The viewer's, the oldest first. */
  list(viewer: Viewer): Promise<SavedSearchRecord[]> {
    return savedSearchModel(this.kernel)
      .find(ownFilter(viewer))
      .sort({ savedAt: 1, _id: 1 })
      .lean<SavedSearchRecord[]>();
  }

  /** How much of what it finds became findable after the viewer last saw it. Throws SEARCH_UNAVAILABLE. */
  countNew(viewer: Viewer, { query, kinds, filter, seenAt }: SavedSearchRecord): Promise<number> {
    return this.searching.count(viewer, { query, kinds, filter }, [{ column: 'date', gt: seenAt }]);
  }

  /** Saves a search that could be made now; what it finds by then is not new. Throws InvalidInput. */
  async save(viewer: Viewer, wish: SearchWish & { readonly name: string }): Promise<SavedSearchRecord> {
    if (!wish.name.trim()) throw invalid('input.name', 'REQUIRED', 'must not be empty');
    await this.searching.assertPossible(viewer, wish);
    const request = { operation: 'search.save', input: wish };
    return once(
      this.kernel,
      viewer,
      request,
      (tx) => this.#create(tx, wish),
      (id) => this.#read(viewer, id),
    );
  }

  /** From now on only what comes later is new. */
  async see(viewer: Viewer, id: string): Promise<SavedSearchRecord> {
    const own = { _id: id, ...ownFilter(viewer) };
    await savedSearchModel(this.kernel).updateOne(own, { seenAt: this.kernel.now() });
    return this.#read(viewer, id);
  }

  /** Forgets it; answers what it was. */
  async forget(viewer: Viewer, id: string): Promise<SavedSearchRecord> {
    const found = await this.#read(viewer, id);
    await savedSearchModel(this.kernel).deleteOne({ _id: id, ...ownFilter(viewer) });
    return found;
  }

  async #create(
    tx: Transaction,
    { name, query, kinds, filter }: SearchWish & { readonly name: string },
  ): Promise<SavedSearchRecord> {
    const personId = personOf(tx.viewer);
    const model = savedSearchModel(this.kernel);
    if ((await model.countDocuments({ personId }).session(tx.session)) >= mostSaved)
      throw invalid('input', 'TOO_MANY', `at most ${mostSaved}`);
    const given = Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null));
    const row = {
      ...{ _id: this.kernel.id(), personId, name: name.trim(), query, kinds: [...(kinds ?? [])] },
      ...{ filter: given, savedAt: tx.now, seenAt: tx.now },
    };
    await model.create([row], { session: tx.session });
    return row;
  }

  async #read(viewer: Viewer, id: string): Promise<SavedSearchRecord> {
    const own = { _id: id, ...ownFilter(viewer) };
    const found = await savedSearchModel(this.kernel).findOne(own).lean<SavedSearchRecord>();
    if (!found) throw notFound();
    return found;
  }
}
