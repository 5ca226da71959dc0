import { type PipelineDockingsQuery, type PipelineSolutionsQuery } from './needs.generated.js';

type SolutionRow = PipelineSolutionsQuery['solutions']['edges'][number]['node'];
type DockingRow = PipelineDockingsQuery['dockings']['edges'][number]['node'];
type ContractStatus = DockingRow['contracts'][number]['status'];

/** What has come to a need, as far as the viewer sees it. */
export interface Situation {
  readonly solutions: number;
  readonly late: number;
  readonly toScreen: number;
  readonly toHandOver: number;
  readonly inTalks: number;
  readonly contracts: readonly ContractStatus[];
}

const nothing: Situation = {
  solutions: 0,
  late: 0,
  toScreen: 0,
  toHandOver: 0,
  inTalks: 0,
  contracts: [],
};

/** What has come to each need, by its id. */
export function situationsOf(
  solutions: readonly SolutionRow[],
  dockings: readonly DockingRow[],
): (needId: string) => Situation {
  const found = new Map<string, Situation>();
  const add = (id: string | undefined, more: (before: Situation) => Partial<Situation>) => {
    if (id === undefined) return;
    const before = found.get(id) ?? nothing;
    found.set(id, { ...before, ...more(before) });
  };
  for (const { status, handedOverAt, requirement } of solutions)
    add(requirement?.id, (before) => ({
      solutions: before.solutions + 1,
      late: before.late + Number(status === 'LATE'),
      toScreen: before.toScreen + Number(status === 'LOCKED'),
      toHandOver:
        before.toHandOver + Number(handedOverAt === null && (status === 'ELIGIBLE' || status === 'SCORED')),
    }));
  for (const { status, requirement, contracts } of dockings)
    add(requirement?.id, (before) => ({
      inTalks: before.inTalks + Number(status === 'IN_TALKS'),
      contracts:
        status === 'AGREED'
          ? [...before.contracts, ...contracts.map((each) => each.status)]
          : before.contracts,
    }));
  return (id) => found.get(id) ?? nothing;
}
