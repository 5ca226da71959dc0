import { limits } from '@duijie/shared';
import DataLoader from 'dataloader';
import { trusted } from 'mongoose';
import { type AccountService, type Mailer } from '../../accounts/index.js';
import {
  type Act,
  assertOwnerNamed,
  assertPermitted,
  asSystem,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  personOf,
  refuse,
  systemViewer,
  textProblems,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { teamInvitationModel, type TeamInvitationRecord, teamModel, type TeamRecord } from '../model.js';
import { invitationsVisibleTo, teamScope } from '../policy.js';
import {
  type InvitationAction,
  invitationLifecycle,
  registrationProblems,
  type TeamLifecycle,
  type TeamOf,
} from '../workflow.js';
import { assertLeaderNamed } from './naming.js';

/** Whom to ask into a team: somebody the viewer sees by id, anybody else by name and e-mail address or phone. */
export interface Guest {
  readonly personId?: string | null;
  readonly name?: LocalizedText | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly title?: LocalizedText | null;
}

type I = TeamInvitationRecord;

/** Asking people into teams: nobody becomes a member without saying so. */
export class TeamInvitations {
  constructor(
    private readonly kernel: Kernel,
    private readonly teams: TeamLifecycle,
    private readonly accounts: AccountService,
    private readonly mailer: Mailer,
  ) {
    kernel.registerSubject('teamInvitation', teamInvitationModel(kernel) as never);
  }

  /** An invitation the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<I | null> {
    const filter = { $and: [{ _id: id }, invitationsVisibleTo(viewer)] };
    return teamInvitationModel(this.kernel).findOne(filter).lean<I>();
  }

  /** Invitations of the viewer themselves, the newest first. */
  async mine(viewer: Viewer, page: PageRequest): Promise<Page<I>> {
    const filter = { personId: personOf(viewer) };
    return paginate(teamInvitationModel(this.kernel), { filter, sort: { invitedAt: -1 }, page });
  }

  /** Invitations to the given teams that the viewer may see, in order. */
  ofTeams(viewer: Viewer, teamIds: readonly string[]): Promise<I[]> {
    const wanted = { teamId: trusted({ $in: [...teamIds] }) };
    return teamInvitationModel(this.kernel)
      .find({ $and: [wanted, invitationsVisibleTo(viewer)] })
      .sort({ invitedAt: 1, _id: 1 })
      .lean<I[]>();
  }

  /** Names of those who wrote invitations, by their ids; they are told to whoever sees the invitation. */
  async inviters(ids: readonly string[]): Promise<Map<string, LocalizedText>> {
    const people = await this.accounts.people(systemViewer('teams'), ids);
    return new Map(people.map(({ _id, name }) => [_id, name]));
  }

  /** What the viewer could do to each of the invitations now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, invitations: readonly I[]): Promise<InvitationAction[][]> {
    const teams = new DataLoader<string, TeamRecord | null>(async (ids) => {
      const wanted = { _id: trusted({ $in: [...ids] }) };
      const found = await teamModel(this.kernel).find(wanted).lean<TeamRecord[]>();
      return ids.map((id) => found.find(({ _id }) => _id === id) ?? null);
    });
    const lifecycle = invitationLifecycle(this.kernel, ({ teamId }) => teams.load(teamId));
    return Promise.all(invitations.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** Invites somebody: by the leader, or by an organizer on their behalf. Somebody new gets a link to sign in by. */
  invite(viewer: Viewer, teamId: string, guest: Guest, act?: Act | null): Promise<I> {
    const request = { operation: 'team.invite', input: { teamId, guest, act } };
    const work = (tx: Transaction) => this.#invite(tx, teamId, guest, act ?? {});
    return once(this.kernel, viewer, request, work, this.#reread);
  }

  /** Accepts, declines or withdraws an invitation; whoever accepts is a member from then on. */
  take(viewer: Viewer, id: string, action: InvitationAction, act?: Act | null): Promise<I> {
    const request = { operation: `teamInvitation.${action}`, input: { id, act } };
    const work = async (tx: Transaction) => {
      const lifecycle = invitationLifecycle(this.kernel, this.#teamOf);
      const after = await transition(tx, lifecycle, { id, action, act });
      await this.#assertNamed(tx, after, action, act);
      if (action === 'accept') await this.#join(tx, after, act);
      return after;
    };
    return once(this.kernel, viewer, request, work, this.#reread);
  }

  readonly #teamOf: TeamOf = ({ teamId }, { tx }) =>
    teamModel(this.kernel)
      .findById(teamId)
      .session(tx?.session ?? null)
      .lean<TeamRecord>();

  async #invite(tx: Transaction, teamId: string, guest: Guest, act: Act): Promise<I> {
    const team = await this.teams.model
      .findOne({ $and: [{ _id: teamId }, await this.teams.visibleTo(tx.viewer, this.kernel)] })
      .session(tx.session)
      .lean<TeamRecord>();
    if (!team) throw notFound();
    assertPermitted(tx, this.teams, 'edit', team, act);
    assertLeaderNamed(team, act);
    const { title = null } = guest;
    refuse([
      ...registrationProblems('teamId', team),
      ...(title ? textProblems('title', title, limits.nameLength) : []),
    ]);
    const { personId, name } = await this.#guest(tx, guest);
    await this.#assertNoMember(teamId, personId);
    const fields = { teamId, personId, name, title, invitedBy: tx.viewer.personId ?? '', invitedAt: tx.now };
    const lifecycle = invitationLifecycle(this.kernel, this.#teamOf);
    const taken = new Conflict('personId', 'the person is invited already');
    const invitation = await unlessTaken(createRecord(tx, lifecycle, fields, act), 'personId', taken);
    const parameters = { team: teamId, invitation: invitation._id };
    this.mailer.send(tx.writes, { recipient: personId, template: 'team.invitation', parameters });
    return invitation;
  }

  async #guest(
    tx: Transaction,
    { personId, name, email, phone }: Guest,
  ): Promise<{ personId: string; name: LocalizedText }> {
    const [known] = personId ? await this.accounts.people(tx.viewer, [personId]) : [];
    if (personId && !known) throw invalid('personId', 'NOT_FOUND', 'no such person: invite them by name');
    const invitation = known ? { personId: known._id } : { name: name ?? null, email, phone };
    const invited = await this.accounts.inviteIn(asSystem(tx), invitation);
    return { personId: invited.personId, name: (known?.name ?? name)! };
  }

  async #assertNoMember(teamId: string, personId: string): Promise<void> {
    const roles = await this.accounts.roles.inScopes(systemViewer('teams'), 'team', [teamId]);
    if (roles.some((each) => each.personId === personId && each.status === 'given'))
      throw new Conflict('personId', 'the person belongs to the team already');
  }

  async #join(tx: Transaction, { teamId, personId }: I, act?: Act | null): Promise<void> {
    const gift = { role: 'team-member', scope: teamScope(teamId), from: act?.effectiveAt } as const;
    await this.accounts.roles.giveIn(tx, personId, gift);
  }

  /** Who accepts for another names the invited person; who withdraws for another, the leader or the institution. */
  async #assertNamed(
    tx: Transaction,
    invitation: I,
    action: InvitationAction,
    act?: Act | null,
  ): Promise<void> {
    if (!act?.onBehalfOf) return;
    if (action === 'withdraw') {
      const team = await this.#teamOf(invitation, { ...tx, tx });
      return assertLeaderNamed(team!, act);
    }
    assertOwnerNamed([{ personId: invitation.personId }], act, 'the person who is invited');
  }

  /** What the viewer has just written; an invited person is a member from the next request on. */
  readonly #reread = (id: string): Promise<I | null> => this.find(systemViewer('teams'), id);
}
