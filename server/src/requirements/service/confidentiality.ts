import { enterpriseRoles } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  authorize,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  once,
  refuse,
  scopesOf,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { leadsTeam, type TeamRecord, type TeamService } from '../../teams/index.js';
import { type RequirementRecord } from '../model.js';
import { confidentialityModel, type ConfidentialityRecord } from '../model/confidentiality.js';

import { acceptancesVisibleTo } from '../policy/questions.js';
import {
  acceptingProblems,
  type ConfidentialityAction,
  confidentialityLifecycle,
  type ConfidentialityLifecycle,
} from '../workflow/questions.js';
import { type RequirementActions } from '../workflow.js';
import { languageOfHash } from './terms.js';

type C = ConfidentialityRecord;

/** Acceptances of the terms of confidentiality: whoever leads a team accepts one exact text for all of it. */
export class Confidentialities {
  readonly #lifecycle: ConfidentialityLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly requirements: RequirementActions,
    private readonly teams: TeamService,
  ) {
    this.#lifecycle = confidentialityLifecycle(kernel);
    kernel.registerSubject('confidentiality', this.#lifecycle.model as never);
  }

  /**
   * Acceptances of the terms of the given requirements that the viewer may see. The enterprise learns who accepted only
   * when the requirement takes no questions any more: before, it would tell who might have asked.
   */
  of(viewer: Viewer, requirements: readonly RequirementRecord[]): Promise<C[]> {
    const among = (some: readonly RequirementRecord[]) => ({
      requirementId: trusted({ $in: some.map(({ _id }) => _id) }),
    });
    const past = requirements.filter(({ status }) => status !== 'released');
    const own = { organizationId: trusted({ $in: scopesOf(viewer, enterpriseRoles, 'organization') }) };
    return confidentialityModel(this.kernel)
      .find({
        $or: [{ $and: [among(requirements), acceptancesVisibleTo(viewer)] }, { $and: [among(past), own] }],
      })
      .sort({ acceptedAt: 1, _id: 1 })
      .lean<C[]>();
  }

  /** What the viewer could do to an acceptance now: renew it, while the requirement and the team allow a first one. */
  async viewerActions(
    viewer: Viewer,
    acceptance: C,
    requirement: RequirementRecord | null,
    team: TeamRecord | null,
  ): Promise<ConfidentialityAction[]> {
    if (!requirement || acceptingProblems(requirement).length > 0 || team?.status !== 'registered') return [];
    return viewerActions(this.kernel, this.#lifecycle, viewer, acceptance);
  }

  /** Accepts the text with this hash for a team, or accepts it anew. InvalidInput when it is not the present text. */
  accept(viewer: Viewer, requirementId: string, teamId: string, textHash: string): Promise<C> {
    const input = { requirementId, teamId, textHash };
    const request = { operation: 'confidentiality.accept', input };
    const work = async (tx: Transaction) => {
      const requirement = await this.requirements.read(tx.viewer, requirementId, tx);
      authorize(tx.viewer, leadsTeam, { teamId });
      await this.teams.assertMayAnswer(tx, teamId);
      return this.#accept(tx, requirement, teamId, textHash);
    };
    return once(this.kernel, viewer, request, work, (_id) => this.#find({ _id }));
  }

  async #accept(
    tx: Transaction,
    requirement: RequirementRecord,
    teamId: string,
    textHash: string,
  ): Promise<C> {
    refuse(acceptingProblems(requirement));
    const lang = languageOfHash(requirement.code ?? '', textHash);
    if (lang === null) throw invalid('textHash', 'NOT_CURRENT', 'not the text that is shown');
    const { _id: requirementId, challengeId, organizationId } = requirement;
    const acceptance = { lang, textHash, acceptedBy: tx.viewer.personId ?? '', acceptedAt: tx.now };
    const known = await this.#find({ requirementId, teamId }, tx);
    if (known) {
      const command = { id: known._id, action: 'renew', patch: acceptance } as const;
      return transition(tx, this.#lifecycle, command);
    }
    const fields = { ...acceptance, requirementId, challengeId, organizationId, teamId };
    const taken = new Conflict('teamId', 'the team has just accepted');
    return unlessTaken(createRecord(tx, this.#lifecycle, fields), 'teamId', taken);
  }

  #find(key: Partial<Pick<C, '_id' | 'requirementId' | 'teamId'>>, tx?: Transaction): Promise<C | null> {
    return confidentialityModel(this.kernel)
      .findOne(key)
      .session(tx?.session ?? null)
      .lean<C>();
  }
}
