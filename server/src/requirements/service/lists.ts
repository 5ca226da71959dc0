import { type QueryFilter } from 'mongoose';
import { type ChallengeService } from '../../challenges/index.js';
import {
  type Findable,
  type Finder,
  invalid,
  type Kernel,
  notFound,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  type SortSpec,
  type Viewer,
} from '../../kernel/index.js';
import { requirementModel, type RequirementRecord } from '../model.js';
import { visibleTo } from '../policy.js';
import { findRequirements } from './finding.js';
import {
  conditionsOf,
  filterProblems,
  orders,
  type RequirementFilter,
  type RequirementOrder,
} from './listing.js';
import { projectionFor } from './shown.js';

type R = RequirementRecord;

/** Which requirements a list holds. */
export interface Listing {
  /** A challenge's slug. */
  readonly challenge?: string | null;
  /** What to search for; blank lists all. */
  readonly query?: string | null;
  readonly filter?: RequirementFilter | null;
  readonly sort?: RequirementOrder | null;
}

const mostSimilar = 20;

/** Lists of the requirements that a viewer may see: read from the database, or found by what is searched for. */
export class Lists {
  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    private readonly finder: Finder,
    private readonly findable: Findable<R>,
  ) {}

  /**
   * A page of a list. `shown` says which fields will be looked at, so that the long texts are read only where they are shown;
   * all of it without.
   */
  async page(
    viewer: Viewer,
    { challenge, query, filter: asked, sort: order }: Listing,
    page: PageRequest,
    shown?: ReadonlySet<string>,
  ): Promise<Page<R>> {
    refuse(filterProblems(asked ?? {}));
    const challengeId = challenge == null ? undefined : await this.#idOf(viewer, challenge);
    if (query?.trim()) {
      const wanted = { text: query, challengeId, filter: asked, sort: order };
      return findRequirements(this.finder, this.findable, viewer, wanted, page);
    }
    const conditions = conditionsOf(viewer, asked ?? {});
    if (challengeId !== undefined) conditions.unshift({ challengeId });
    const filter: QueryFilter<R> = { $and: [...conditions, await visibleTo(viewer, this.kernel)] };
    const sort: SortSpec = orders[order ?? 'RELEASED_DESC'];
    const projection = shown && projectionFor(shown, Object.keys(sort));
    return paginate(requirementModel(this.kernel), { filter, sort, page, ...(projection && { projection }) });
  }

  /** Those that share most with one, of the public ones or of those that are not public yet, as it is itself. */
  similar(viewer: Viewer, requirement: R, size: number): Promise<R[]> {
    if (size < 0 || size > mostSimilar)
      throw invalid('first', 'OUT_OF_RANGE', `between 0 and ${mostSimilar}`);
    return this.finder.similar(viewer, this.findable, requirement, { size });
  }

  async #idOf(viewer: Viewer, slug: string): Promise<string> {
    const challengeId = await this.challenges.idBySlug(viewer, slug);
    if (challengeId === null) throw notFound();
    return challengeId;
  }
}
