import { enterpriseRoles } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type HeldRole, type Kernel, permits, systemViewer, type Viewer } from '../../kernel/index.js';
import { type OrganizationService } from '../../organizations/index.js';
import { type Indicator, shownText } from '../../requirements/index.js';
import { givenToReview, type Reviewable, type SubjectView } from '../../reviews/index.js';
import { type SolutionContent, solutionModel, type SolutionRecord, type SolutionState } from '../model.js';
import { judgedBy, readsSubmitted } from '../policy.js';
import { identityOf, sectionsOf } from './description.js';
import { type Identities, type Identity } from './identities.js';
import { type Reads } from './reads.js';
import { Redaction } from './redaction.js';
import { type Neighbours } from './surroundings.js';

/** Where solutions are read from; always as somebody. */
interface Solutions {
  findMany(viewer: Viewer, ids: readonly string[]): Promise<SolutionRecord[]>;
}

const everything = systemViewer('judging');

/** States in which a solution takes part in rounds, decisions and awards. */
const competing: readonly SolutionState[] = ['eligible', 'scored', 'shortlisted', 'docked'];

/** Solutions as subjects of reviews: blind screening and the final are rounds like any other. */
export class Judging implements Reviewable {
  constructor(
    private readonly kernel: Kernel,
    private readonly solutions: Solutions,
    private readonly identities: Identities,
    private readonly neighbours: Neighbours & { readonly organizations: OrganizationService },
    private readonly reads: Reads,
  ) {}

  async challengesOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.solutions.findMany(viewer, ids);
    const taking = found.filter(({ status }) => competing.includes(status as SolutionState));
    return new Map(taking.map(({ _id, challengeId }) => [_id, challengeId]));
  }

  /** Nobody judges a team that they or their institution have to do with, nor what their own enterprise asked for. */
  async conflictsOf(personId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.solutions.findMany(everything, ids);
    const teamIds = found.map(({ teamId }) => teamId);
    const enterpriseIds = found.map(({ enterpriseId }) => enterpriseId);
    const [ofTeams, ofEnterprises] = await Promise.all([
      this.neighbours.teams.conflictsOf(personId, teamIds),
      this.neighbours.organizations.conflictsOf(personId, enterpriseIds),
    ]);
    return new Map(
      found.flatMap(({ _id, teamId, enterpriseId }): [string, string][] => {
        const reason = ofTeams.get(teamId) ?? ofEnterprises.get(enterpriseId);
        return reason === undefined ? [] : [[_id, reason]];
      }),
    );
  }

  /** In a blind review nothing says who wrote it; blind reviewers see a solution in no other way. */
  async describe(
    viewer: Viewer,
    ids: readonly string[],
    { blind }: { blind: boolean },
  ): Promise<Map<string, SubjectView>> {
    const found = await this.#readableBy(viewer, ids);
    const identities = await this.identities.of(found);
    const indicators = await this.#indicatorsOf(found);
    await this.reads.log(viewer, found, 'review');
    return new Map(
      found.map((solution, index) => {
        const parts = { content: solution.submitted!, indicators: indicators[index]! };
        const identity = identities.get(solution._id)!;
        const view = blind ? blindView(parts, identity) : openView(parts, identity);
        return [solution._id, { code: solution.code, ...view }];
      }),
    );
  }

  async confirmersOf(id: string): Promise<HeldRole[]> {
    const [solution] = await this.solutions.findMany(everything, [id]);
    if (!solution) return [];
    const scope = { kind: 'organization', id: solution.enterpriseId } as const;
    return enterpriseRoles.map((role) => ({ role, scope }));
  }

  async #readableBy(viewer: Viewer, ids: readonly string[]): Promise<SolutionRecord[]> {
    const visible = await this.solutions.findMany(viewer, ids);
    const hidden = ids.filter((id) => !visible.some(({ _id }) => _id === id));
    const blindly = hidden.length === 0 ? [] : await this.#grantedBlindly(viewer, hidden);
    const open = visible.filter((each) => permits(viewer, readsSubmitted, each));
    return [...open, ...blindly].filter(({ submitted }) => submitted !== null);
  }

  async #grantedBlindly(viewer: Viewer, ids: readonly string[]): Promise<SolutionRecord[]> {
    const blindly = await givenToReview(this.kernel, viewer, 'solution', { blind: true });
    const granted = ids.filter((id) => blindly.includes(id));
    if (granted.length === 0) return [];
    const wanted = { $and: [{ _id: trusted({ $in: granted }) }, judgedBy(viewer)] };
    return solutionModel(this.kernel).find(wanted).lean<SolutionRecord[]>();
  }

  async #indicatorsOf(solutions: readonly SolutionRecord[]): Promise<Indicator[][]> {
    const ids = solutions.map(({ requirementId }) => requirementId);
    const found = await this.neighbours.requirements.findMany(everything, ids);
    const byId = new Map(found.map((each) => [each._id, shownText(each).indicators]));
    return solutions.map(({ requirementId }) => byId.get(requirementId) ?? []);
  }
}

interface Parts {
  readonly content: SolutionContent;
  readonly indicators: readonly Indicator[];
}

function openView({ content, indicators }: Parts, { team, institution }: Identity) {
  const sections = [...identityOf(content, { team, institution }), ...sectionsOf(content, indicators)];
  return { title: content.title, sections };
}

function blindView({ content, indicators }: Parts, { names }: Identity) {
  const redaction = new Redaction(names);
  const sections = sectionsOf(content, indicators).map(({ heading, text }) => ({
    heading,
    text: redaction.of(text),
  }));
  return { title: redaction.of(content.title), sections };
}
