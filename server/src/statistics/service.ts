import { type Kernel } from '../kernel/index.js';
import { factModel } from './model.js';
import { definitionVersion, type Metric } from './service/definitions.js';
import { followFact, rebuildFacts } from './service/projection.js';

export type Counts = Readonly<Record<Metric, number>>;

/** The figures of one challenge at a moment. */
export interface Figures {
  readonly challengeId: string;
  /** As recorded up to and including this instant. */
  readonly asOf: Date;
  readonly definitionVersion: string;
  readonly totals: Counts;
  readonly byField: ReadonlyMap<string, Counts>;
}

const nothing: Counts = { collected: 0, released: 0 };

export class StatisticsService {
  constructor(private readonly kernel: Kernel) {
    factModel(kernel);
    kernel.project('requirement', followFact);
  }

  /**
   * The figures of each challenge, in their order, as they were recorded at a moment; now if it is left out or lies in the
   * future. One database command, which reads those challenges' rows and never history.
   */
  async figures(challengeIds: readonly string[], asOf?: Date | null): Promise<Figures[]> {
    const now = this.kernel.now();
    const moment = asOf && asOf < now ? asOf : now;
    const cells = await this.#cells(challengeIds, moment);
    return challengeIds.map((challengeId) => {
      const own = cells.filter(({ _id }) => _id.challengeId === challengeId);
      const byField = new Map<string, Counts>();
      for (const { _id, count } of own) {
        const field = _id.field ?? '';
        byField.set(field, { ...(byField.get(field) ?? nothing), [_id.metric]: count });
      }
      return { challengeId, asOf: moment, definitionVersion, totals: sum(byField), byField };
    });
  }

  /** Makes all rows anew from history; answers how many there are. */
  rebuildFacts(): Promise<number> {
    return rebuildFacts(this.kernel);
  }

  #cells(challengeIds: readonly string[], moment: Date): Promise<Cell[]> {
    // The pipeline is built from dates and ids that the server itself made, so nothing in it needs wrapping.
    return factModel(this.kernel).aggregate<Cell>([
      {
        $match: {
          challengeId: challengeIds.length === 1 ? challengeIds[0] : { $in: [...challengeIds] },
          recordedFrom: { $lte: moment },
          $or: [{ recordedUntil: null }, { recordedUntil: { $gt: moment } }],
        },
      },
      {
        $group: {
          _id: { challengeId: '$challengeId', metric: '$metric', field: '$field' },
          count: { $sum: 1 },
        },
      },
    ]);
  }
}

interface Cell {
  _id: { challengeId: string; metric: Metric; field: string | null };
  count: number;
}

function sum(byField: ReadonlyMap<string, Counts>): Counts {
  return [...byField.values()].reduce(
    (total, each) => ({
      collected: total.collected + each.collected,
      released: total.released + each.released,
    }),
    nothing,
  );
}
