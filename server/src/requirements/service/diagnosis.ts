import { enterpriseRoles } from '@duijie/shared';
import { bilingual, type HeldRole, type Kernel, systemViewer, type Viewer } from '../../kernel/index.js';
import { type OrganizationService } from '../../organizations/index.js';
import { givenToReview, type Reviewable, type SubjectView } from '../../reviews/index.js';
import { type RequirementRecord } from '../model.js';

import { sectionsOf, shownText } from './description.js';

/** Where requirements are read from; always as somebody. */
interface Requirements {
  findMany(viewer: Viewer, ids: readonly string[]): Promise<RequirementRecord[]>;
}

const everything = systemViewer('diagnosis');

/** Requirements as subjects of reviews: their diagnosis is a round like any other. */
export class Diagnosis implements Reviewable {
  constructor(
    private readonly kernel: Kernel,
    private readonly requirements: Requirements,
    private readonly organizations: OrganizationService,
  ) {}

  async challengesOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.requirements.findMany(viewer, ids);
    return new Map(found.map(({ _id, challengeId }) => [_id, challengeId]));
  }

  /** Nobody judges what an organization asks for that they belong or belonged to. */
  async conflictsOf(personId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.requirements.findMany(everything, ids);
    const organizationIds = found.map(({ organizationId }) => organizationId);
    const conflicts = await this.organizations.conflictsOf(personId, organizationIds);
    return new Map(
      found.flatMap(({ _id, organizationId }): [string, string][] => {
        const reason = conflicts.get(organizationId);
        return reason === undefined ? [] : [[_id, reason]];
      }),
    );
  }

  /** In a blind review nothing says who asks; blind reviewers see a requirement in no other way. */
  async describe(
    viewer: Viewer,
    ids: readonly string[],
    { blind }: { blind: boolean },
  ): Promise<Map<string, SubjectView>> {
    const found = await this.#readableBy(viewer, ids);
    const names = blind ? new Map<string, SubjectView['title']>() : await this.#namesOf(found);
    return new Map(
      found.map((requirement) => {
        const text = shownText(requirement);
        const name = names.get(requirement.organizationId);
        const sections = [...(name ? [{ heading: enterprise, text: name }] : []), ...sectionsOf(text)];
        return [requirement._id, { code: requirement.code, title: text.title, sections }];
      }),
    );
  }

  async confirmersOf(id: string): Promise<HeldRole[]> {
    const [requirement] = await this.requirements.findMany(everything, [id]);
    if (!requirement) return [];
    const scope = { kind: 'organization', id: requirement.organizationId } as const;
    return enterpriseRoles.map((role) => ({ role, scope }));
  }

  async #readableBy(viewer: Viewer, ids: readonly string[]): Promise<RequirementRecord[]> {
    const visible = await this.requirements.findMany(viewer, ids);
    const hidden = ids.filter((id) => !visible.some(({ _id }) => _id === id));
    if (hidden.length === 0) return visible;
    const blindly = await givenToReview(this.kernel, viewer, 'requirement', { blind: true });
    const granted = hidden.filter((id) => blindly.includes(id));
    return granted.length === 0
      ? visible
      : [...visible, ...(await this.requirements.findMany(everything, granted))];
  }

  async #namesOf(requirements: readonly RequirementRecord[]): Promise<Map<string, SubjectView['title']>> {
    const ids = requirements.map(({ organizationId }) => organizationId);
    const found = await this.organizations.findMany(everything, ids);
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }
}

const enterprise = bilingual('需求企业', 'Enterprise');
