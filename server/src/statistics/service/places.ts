import { type Fen, type LifecycleRecord, systemViewer } from '../../kernel/index.js';
import { type RequirementRecord, type RequirementService } from '../../requirements/index.js';
import { type TeamService } from '../../teams/index.js';
import { type Place } from './facts.js';

const everything = systemViewer('statistics');

/** A solution, docking or contract, as far as it says where it is counted. */
interface Answer {
  readonly challengeId: string;
  readonly requirementId: string;
  readonly teamId: string;
}

/** What of a contract is counted. */
interface Contract extends Answer {
  readonly kind: string;
  readonly terms: { readonly total: Fen | null };
}

/** Where records are counted: by their requirement's field and region, and their team's province. */
export class Places {
  constructor(
    private readonly requirements: RequirementService,
    private readonly teams: TeamService,
  ) {}

  /** Null for records that are never counted, such as intents. */
  async of(kind: string, record: LifecycleRecord): Promise<Place | null> {
    if (kind === 'requirement') return ofRequirement(record as RequirementRecord);
    if (kind !== 'contract') return this.#ofAnswer(kind, record as unknown as Answer, 0n);
    const contract = record as unknown as Contract;
    return contract.kind === 'formal' ? this.#ofAnswer(kind, contract, contract.terms.total ?? 0n) : null;
  }

  async #ofAnswer(kind: string, answer: Answer, amount: bigint): Promise<Place> {
    const { challengeId, requirementId, teamId } = answer;
    const [[requirement], [team]] = await Promise.all([
      this.requirements.findMany(everything, [requirementId]),
      this.teams.findMany(everything, [teamId]),
    ]);
    return {
      challengeId,
      field: requirement?.field ?? null,
      region: requirement?.region ?? '',
      province: team ? `${team.region.slice(0, 2)}0000` : null,
      requirementId: kind === 'contract' ? null : requirementId,
      teamId: kind === 'solution' ? teamId : null,
      amount,
    };
  }
}

function ofRequirement({ challengeId, field, region }: RequirementRecord): Place {
  return { challengeId, field, region, province: null, requirementId: null, teamId: null, amount: 0n };
}
