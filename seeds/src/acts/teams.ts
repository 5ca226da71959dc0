import { type TeamEntry } from '../content/index.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';
import { type Troupe } from './troupe.js';

const minuteMs = 60_000;

/** When a team is registered, and its members come in. */
interface Assembling {
  readonly registeredAt: Date;
  readonly joining: {
    readonly invitedAt: Date;
    readonly joinedAt: Date;
    readonly isOnPaper: boolean;
  } | null;
}

/** The institution brings its leader in, who registers the team; some invite their members, who join. */
export async function assembleTeam(
  telling: Telling,
  team: TeamEntry,
  { registeredAt, joining }: Assembling,
): Promise<void> {
  const before = new Date(registeredAt.getTime() - 30 * minuteMs);
  await telling.scene(`meet ${team.key}`, before, (troupe) => meetLeader(telling, troupe, team));
  await telling.scene(`register ${team.key}`, registeredAt, (troupe) => registerTeam(troupe, team));
  if (joining === null) return;
  const invitations: string[] = [];
  await telling.scene(`invite to ${team.key}`, joining.invitedAt, async (troupe) => {
    for (const index of team.members.keys()) invitations.push(await invite(troupe, team, index));
  });
  const joins = joining.isOnPaper ? joinOnPaper : join;
  await telling.scene(`join ${team.key}`, joining.joinedAt, async (troupe) => {
    for (const [index, id] of invitations.entries()) await joins(troupe, team, index, id);
  });
}

/** Whoever signs for an institution lets its people in; the office enters somebody who leads a team of their own. */
async function meetLeader(
  { office }: Telling,
  troupe: Troupe,
  { key, institution, leader }: TeamEntry,
): Promise<void> {
  if (institution === null) return troupe.register(office.requirements, key, leader);
  const { organizations } = troupe.services;
  const member = { ...leader, name: localized(leader.name), role: 'enterprise-member' } as const;
  const organizationId = troupe.cast.organization(institution);
  const { personId } = await organizations.addMember(await troupe.as(institution), organizationId, member);
  troupe.cast.meet(key, personId);
}

/** The leader registers the team, whose institution they belong to. */
export async function registerTeam(troupe: Troupe, team: TeamEntry): Promise<void> {
  const { key, institution, region, name, expertise, keywords } = team;
  const { _id } = await troupe.services.teams.register(await troupe.as(key), {
    name: localized(name),
    expertise: localized(expertise),
    keywords: { zh: [...keywords.zh], en: [...keywords.en] },
    ...(institution === null ? { region } : { organizationId: troupe.cast.organization(institution) }),
  });
  troupe.cast.assembled(key, _id);
  troupe.cast.viewers.delete(key);
}

async function invite(troupe: Troupe, team: TeamEntry, index: number): Promise<string> {
  const { invitations } = troupe.services.teams;
  const { name, title } = team.members[index]!;
  const guest = {
    name: localized(name),
    title: localized(title),
    email: `${name.en.toLowerCase().replaceAll(/[^a-z]/g, '')}.${team.key}@${domainOf(team)}`,
  };
  const leader = await troupe.as(team.key);
  const { _id, personId } = await invitations.invite(leader, troupe.cast.team(team.key), guest);
  troupe.cast.meet(memberKey(team, index), personId);
  return _id;
}

async function join(troupe: Troupe, team: TeamEntry, index: number, invitation: string): Promise<void> {
  const member = await troupe.as(memberKey(team, index));
  await troupe.services.teams.invitations.take(member, invitation, 'accept');
}

/** The leader enters what the member signed the day before. */
async function joinOnPaper(
  troupe: Troupe,
  team: TeamEntry,
  index: number,
  invitation: string,
): Promise<void> {
  const evidence = await troupe.scan(team.key, `${team.members[index]!.name.zh} 入队同意书.pdf`, [
    'Synthetic: written for demonstration.',
    `I join the team "${team.name.en}" and take part in its solutions.`,
    `Signed by ${team.members[index]!.name.en}.`,
  ]);
  const onBehalfOf = { kind: 'person', id: troupe.cast.person(memberKey(team, index)) } as const;
  const leader = await troupe.as(team.key);
  await troupe.services.teams.invitations.take(leader, invitation, 'accept', { onBehalfOf, evidence });
}

function memberKey({ key }: TeamEntry, index: number): string {
  return `${key}.${index + 1}`;
}

function domainOf({ leader }: TeamEntry): string {
  return leader.email.slice(leader.email.indexOf('@') + 1);
}
