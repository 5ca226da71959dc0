import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type ChallengeService } from '../../challenges/index.js';
import { Contract, type ContractRecord, contractsById, type ContractService } from '../../contracts/index.js';
import { Docking, type DockingRecord, dockingsById, type DockingService } from '../../dockings/index.js';
import { type RequestContext } from '../../kernel/graphql/index.js';
import {
  Requirement,
  type RequirementRecord,
  requirementsById,
  type RequirementService,
} from '../../requirements/index.js';
import { Solution, type SolutionRecord, solutionsById, type SolutionService } from '../../solutions/index.js';
import { type FactRow } from '../model.js';
import { type StatisticsService } from '../service.js';
import { StatisticsRow } from '../types.js';

const ifVisible = { nullable: true, description: 'Where the row is about one, and you may see it.' } as const;

/** The records that rows are about, as the viewer may see them. */
@Resolver(() => StatisticsRow)
export class RowSubjectResolver {
  constructor(
    _statistics: StatisticsService,
    _challenges: ChallengeService,
    private readonly requirements: RequirementService,
    private readonly solutions: SolutionService,
    private readonly dockings: DockingService,
    private readonly contracts: ContractService,
  ) {}

  @FieldResolver(() => Requirement, ifVisible)
  requirement(
    @Root() { requirementId, ...row }: FactRow,
    @Ctx() context: RequestContext,
  ): Promise<RequirementRecord | null> | null {
    const id = idIn(row, 'requirement') ?? requirementId;
    return id === null ? null : requirementsById(context, this.requirements).load(id);
  }

  @FieldResolver(() => Solution, ifVisible)
  solution(@Root() row: FactRow, @Ctx() context: RequestContext): Promise<SolutionRecord | null> | null {
    const id = idIn(row, 'solution');
    return id === null ? null : solutionsById(context, this.solutions).load(id);
  }

  @FieldResolver(() => Docking, ifVisible)
  docking(@Root() row: FactRow, @Ctx() context: RequestContext): Promise<DockingRecord | null> | null {
    const id = idIn(row, 'docking');
    return id === null ? null : dockingsById(context, this.dockings).load(id);
  }

  @FieldResolver(() => Contract, ifVisible)
  contract(@Root() row: FactRow, @Ctx() context: RequestContext): Promise<ContractRecord | null> | null {
    const id = idIn(row, 'contract');
    return id === null ? null : contractsById(context, this.contracts).load(id);
  }
}

function idIn({ subjectKind, subjectId }: Pick<FactRow, 'subjectKind' | 'subjectId'>, kind: string) {
  return subjectKind === kind ? subjectId : null;
}
