import { trusted } from 'mongoose';
import { type Kernel, permits, type Viewer } from '../../kernel/index.js';
import {
  type ReadPart,
  type SolutionContent,
  type SolutionRead,
  solutionReadModel,
  type SolutionRecord,
} from '../model.js';
import { knowsJudges, readerKind, readsSubmitted } from '../policy.js';

/** A logged read as it is shown: whoever judges may stay unnamed. */
export type ShownRead = Omit<SolutionRead, 'personId'> & { personId: string | null };

const mostShown = 100;

/** Every look at what a team handed in leaves a trace, but for the team's own. */
export class Reads {
  constructor(private readonly kernel: Kernel) {}

  /**
   * What was handed in, of those solutions whose text the viewer may read, null of the others; logged before it is answered.
   */
  async contents(
    viewer: Viewer,
    solutions: readonly SolutionRecord[],
    part: ReadPart,
  ): Promise<(SolutionContent | null)[]> {
    const readable = solutions.map(
      (each) => each.submitted !== null && permits(viewer, readsSubmitted, each),
    );
    await this.log(
      viewer,
      solutions.filter((_each, index) => readable[index]),
      part,
    );
    return solutions.map(({ submitted }, index) => (readable[index] ? submitted : null));
  }

  /** Notes that the viewer reads the solutions; nothing for the team and the system. */
  async log(
    viewer: Viewer,
    solutions: readonly SolutionRecord[],
    part: ReadPart,
    fileId: string | null = null,
  ): Promise<void> {
    const at = this.kernel.now();
    const rows = solutions.flatMap((solution): SolutionRead[] => {
      const as = readerKind(viewer, solution);
      if (as === null || viewer.personId === null) return [];
      const { _id: solutionId } = solution;
      return [{ _id: this.kernel.id(), solutionId, personId: viewer.personId, as, part, fileId, at }];
    });
    if (rows.length > 0) await solutionReadModel(this.kernel).insertMany(rows);
  }

  /**
   * The latest hundred reads of each solution, the newest first. Who judges is named to organizers and auditors alone.
   * Whoever asks must be allowed to see them.
   */
  async of(viewer: Viewer, solutions: readonly SolutionRecord[]): Promise<ShownRead[][]> {
    const ids = solutions.map(({ _id }) => _id);
    const rows = await solutionReadModel(this.kernel)
      .find({ solutionId: trusted({ $in: ids }) })
      .sort({ at: -1, _id: -1 })
      .lean<SolutionRead[]>();
    return solutions.map((solution) => {
      const isNamed = permits(viewer, knowsJudges, solution);
      const own = rows.filter(({ solutionId }) => solutionId === solution._id).slice(0, mostShown);
      return own.map((row) => (row.as === 'judge' && !isNamed ? { ...row, personId: null } : row));
    });
  }
}
