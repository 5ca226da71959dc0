import { type Connection } from 'mongoose';
import { AccountService, type PasswordCost } from '../accounts/index.js';
import { ChallengeService } from '../challenges/index.js';
import {
  type Clock,
  createKernel,
  type EvidenceStore,
  type Findable,
  type Finder,
  type Ids,
  invalid,
  type Kernel,
} from '../kernel/index.js';
import { ContractService } from '../contracts/index.js';
import { DockingService } from '../dockings/index.js';
import { OrganizationService } from '../organizations/index.js';
import { FileStore, FileUnavailable } from '../platform/files/index.js';
import { type Log } from '../platform/logging/index.js';
import { MessageBox } from '../platform/notifications/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { RequirementService } from '../requirements/index.js';
import { ReviewService } from '../reviews/index.js';
import { SavedSearches, SearchService } from '../search/index.js';
import { SolutionService } from '../solutions/index.js';
import { StatisticsService } from '../statistics/index.js';
import { TeamService } from '../teams/index.js';
import { attemptLimits } from './limits.js';

export interface CoreParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Where files are kept. */
  readonly dataDir: string;
  /** Finds by words; one for all use cases of a process, whatever their clock. */
  readonly finder: Finder;
  /** What hashing a password costs, where it is not a secret's worth. */
  readonly passwordCost?: PasswordCost | undefined;
}

/** The use cases of every slice. */
export interface Services {
  readonly accounts: AccountService;
  readonly organizations: OrganizationService;
  readonly challenges: ChallengeService;
  readonly reviews: ReviewService;
  readonly teams: TeamService;
  readonly requirements: RequirementService;
  readonly solutions: SolutionService;
  readonly dockings: DockingService;
  readonly contracts: ContractService;
  readonly statistics: StatisticsService;
  readonly search: SearchService;
  readonly savedSearches: SavedSearches;
}

/** Everything below the network: the use cases on one database, under one clock. */
export interface Core {
  readonly kernel: Kernel;
  readonly services: Services;
  readonly files: FileStore;
  readonly messages: MessageBox;
  readonly limits: ReturnType<typeof attemptLimits>;
  /** What can be found, slice by slice. */
  readonly findables: readonly Findable[];
}

/** Composes platform, kernel and slices, in the order of imports; registers all their models on the connection. */
export function buildCore(parts: CoreParts): Core {
  const { connection, clock, ids, dataDir, finder, passwordCost } = parts;
  const files = new FileStore(connection, dataDir);
  const outbox = new Outbox(connection, ids);
  const kernel = createKernel({ connection, clock, ids, outbox, evidence: evidenceIn(files) });
  const limits = attemptLimits(connection);
  const messages = new MessageBox(connection, clock, ids);
  const accounts = new AccountService(kernel, limits, messages, passwordCost);
  const organizations = new OrganizationService(kernel, accounts);
  const challenges = new ChallengeService(kernel, accounts, organizations);
  const reviews = new ReviewService(kernel, challenges, accounts);
  const teams = new TeamService(kernel, accounts, organizations, messages);
  const requirements = new RequirementService(kernel, {
    ...{ challenges, organizations, reviews, teams, finder },
    describeFiles: (ids) => files.findMany(ids),
  });
  const ground = { challenges, organizations, requirements, reviews, teams };
  const solutions = new SolutionService(kernel, ground, (ids) => files.findMany(ids));
  const dockings = new DockingService(kernel, challenges, teams, requirements, solutions);
  const around = { challenges, organizations, accounts, teams, dockings };
  const contracts = new ContractService(kernel, around);
  const participations = [
    ['round', reviews.roundsIn.bind(reviews)],
    ['organization', requirements.enterprisesIn.bind(requirements)],
    ['organization', solutions.institutionsIn.bind(solutions)],
    ['team', solutions.teamsIn.bind(solutions)],
  ] as const;
  for (const [kind, of] of participations) accounts.registerParticipation(kind, of);
  const statistics = new StatisticsService(kernel, challenges, requirements, teams);
  const findables: Findable[] = [requirements, solutions, teams, organizations, contracts].map(
    ({ findable }) => findable,
  );
  const search = new SearchService(kernel, challenges, finder, findables);
  const services = {
    accounts,
    organizations,
    challenges,
    reviews,
    teams,
    requirements,
    solutions,
    dockings,
    contracts,
    statistics,
    search,
    savedSearches: new SavedSearches(kernel, search),
  };
  return { kernel, files, messages, limits, findables, services };
}

/** Files as proof: one file proves one thing. */
function evidenceIn(files: FileStore): EvidenceStore {
  return {
    find: (id) => files.find(id),
    attach: (session, id, to) =>
      files.attach(session, id, to).catch((error: unknown) => {
        if (!(error instanceof FileUnavailable)) throw error;
        throw invalid('act.evidence', 'ALREADY_USED', 'this file belongs to something else already');
      }),
  };
}
