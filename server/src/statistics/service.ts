import { type ChallengeRecord, type ChallengeService } from '../challenges/index.js';
import { type Kernel, type Page, type PageRequest, permits, type Viewer } from '../kernel/index.js';
import { type RequirementService } from '../requirements/index.js';
import { type TeamService } from '../teams/index.js';
import { factModel, type FactRow } from './model.js';
import { publicFigures, seesRows } from './policy.js';
import { countedKinds } from './service/definitions.js';
import { Editions } from './service/editions.js';
import { type Asking, type Figures, readFigures } from './service/figures.js';
import { Places } from './service/places.js';
import { followFact, rebuildFacts } from './service/projection.js';
import { Publications } from './service/publications.js';
import { rowsBehind, type RowsQuery } from './service/rows.js';

/** Figures at any moment, kept in the transactions that change them, and what is published of them. */
export class StatisticsService {
  readonly publications: Publications;
  readonly editions: Editions;
  readonly #places: Places;

  constructor(
    private readonly kernel: Kernel,
    challenges: ChallengeService,
    requirements: RequirementService,
    teams: TeamService,
  ) {
    factModel(kernel);
    this.#places = new Places(requirements, teams);
    this.publications = new Publications(kernel, challenges);
    this.editions = new Editions(kernel, challenges);
    for (const kind of countedKinds)
      kernel.project(kind, (fact, tx) => followFact(fact, tx, this.#places), 'beside');
  }

  /** The instant that figures tell of: the one asked for, or now where none is asked for or it lies in the future. */
  momentOf(asOf?: Date | null): Date {
    const now = this.kernel.now();
    return asOf && asOf < now ? asOf : now;
  }

  /** The figures of each challenge, in their order. One database command, which never reads history. */
  figures(asking: Asking): Promise<Figures[]> {
    return readFigures(this.kernel, asking);
  }

  /** The rows behind a figure; null for whoever may not see them. Everybody sees those that are public requirements. */
  async rows(
    viewer: Viewer,
    challenge: Pick<ChallengeRecord, '_id' | 'programme'>,
    query: Omit<RowsQuery, 'programme' | 'challengeId'>,
    page: PageRequest,
  ): Promise<Page<FactRow> | null> {
    const challengeId = challenge._id;
    const isOpen = publicFigures.includes(query.figure) || permits(viewer, seesRows, { challengeId });
    if (!isOpen) return null;
    return rowsBehind(this.kernel, { ...query, challengeId, programme: challenge.programme }, page);
  }

  /** Makes all rows anew from history; answers how many there are. */
  rebuildFacts(): Promise<number> {
    return rebuildFacts(this.kernel, this.#places);
  }
}
