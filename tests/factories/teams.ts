import { type Core, type OrganizationRecord, type TeamRecord } from '@duijie/server';
import { creditCodeCheck } from '@duijie/shared';
import { aPerson, type Somebody, theAdministrator } from './people.js';

let institutions = 0;
let teams = 0;

export interface TeamWish {
  /** The institution behind it, with somebody who signs for it; a new university when left out. */
  readonly institution?: { organization: OrganizationRecord; signatory: Somebody };
  readonly leader?: Somebody;
  readonly name?: string;
}

/** Everybody who has to do with one team. */
export interface TeamCast {
  readonly team: TeamRecord;
  readonly leader: Somebody;
  readonly member: Somebody;
  readonly institution: OrganizationRecord;
  /** Signs for the institution, and is no member of the team. */
  readonly signatory: Somebody;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });

/** A verified university with somebody who signs for it. */
export async function anInstitution(
  app: Core,
  { region = '610100' }: { region?: string } = {},
): Promise<{ organization: OrganizationRecord; signatory: Somebody }> {
  const signatory = await aPerson(app);
  const { organizations } = app.services;
  const body = `12610000TU${String(++institutions).padStart(7, '0')}`;
  const claimed = await organizations.claim(await signatory.viewer(), {
    name: english(`University ${institutions}`),
    kind: 'university',
    region,
    creditCode: body + creditCodeCheck(body),
  });
  const administrator = await (await theAdministrator(app)).viewer();
  return { organization: await organizations.verify(administrator, claimed._id), signatory };
}

/** A registered team of a university, with a leader and a member who accepted their invitation. */
export async function aTeam(app: Core, wish: TeamWish = {}): Promise<TeamCast> {
  const { organization, signatory } = wish.institution ?? (await anInstitution(app));
  const leader = wish.leader ?? (await aPerson(app));
  const scope = { kind: 'organization', id: organization._id } as const;
  const administrator = await (await theAdministrator(app)).viewer();
  await app.services.accounts.roles.give(administrator, leader.personId, {
    role: 'enterprise-member',
    scope,
  });
  const team = await app.services.teams.register(await leader.viewer(), {
    name: english(wish.name ?? `Team ${++teams}`),
    organizationId: organization._id,
    expertise: english('Separation'),
    keywords: { zh: ['纯化'], en: ['purification'] },
  });
  const member = await aPerson(app);
  await joins(app, { team, leader }, member);
  return { team, leader, member, institution: organization, signatory };
}

/** Has somebody join a team: invited by its leader, accepted by themselves. */
export async function joins(
  app: Core,
  { team, leader }: Pick<TeamCast, 'team' | 'leader'>,
  newcomer: Somebody,
): Promise<void> {
  const { invitations } = app.services.teams;
  const guest = { name: english(newcomer.name), email: newcomer.login, title: english('Lecturer') };
  const { _id } = await invitations.invite(await leader.viewer(), team._id, guest);
  await invitations.take(await newcomer.viewer(), _id, 'accept');
}
