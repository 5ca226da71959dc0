import { type DemoAccount, type RoleGift } from '@duijie/server';
import { type Answer, type Bilingual, type Need } from '../content/index.js';
import { inTurn, type Part } from '../stage/programme.js';
import { assign } from './reviews.js';
import { draftSolution } from './solutions.js';
import { registerTeam } from './teams.js';
import { type Office, type Telling } from './telling.js';
import { localized } from './texts.js';
import { type Troupe } from './troupe.js';

/** Somebody to sign in as. Such passwords are public and exist in demonstration worlds alone. */
interface Visitor extends DemoAccount {
  readonly name: Bilingual;
  readonly roles: () => RoleGift[];
}

/** Where the visitors have something to do. */
export interface Places {
  /** The challenge that is going on. */
  readonly open: Telling;
  /** Challenges that are over; the organizer's visitor organizes them too. */
  readonly over: readonly Telling[];
  /** Key of the person who appointed everybody else so far. */
  readonly firstAdministrator: string;
  /** Waits for the judge. */
  readonly toReview: Need;
  /** Keys of the enterprises the enterprise's visitor speaks for. */
  readonly enterprises: readonly string[];
  /** The county officer's. */
  readonly region: string;
  /** What the team's visitor has begun to write; null where nobody answers yet. */
  readonly answer: Answer | null;
  /** Key of the body that stands by contracts. */
  readonly serviceCentre: string;
}

/** Adds one account per role, each with something to do in the challenge that is going on; `accounts` is complete when the parts were played. */
export function letInVisitors(
  places: Places,
  now: Date,
): { parts: Part[]; accounts: readonly DemoAccount[] } {
  const { open, toReview } = places;
  const visitors = visitorsOf(places);
  const parts = [
    inTurn('Demo accounts are made', visitors, (visitor) =>
      open.scene(`let in ${visitor.role}`, now, (troupe) => letIn(troupe, open.office, visitor)),
    ),
    inTurn('The demo judge gets a need', [toReview], (need) =>
      assign(open, { expert: 'judge', at: now, needs: [need] }),
    ),
    inTurn('The demo team begins an answer', places.answer ? [places.answer] : [], (answer) =>
      beginAnswer(open, answer, now),
    ),
    // From now on somebody who can sign in is administrator.
    inTurn('The first administrator leaves', [places.firstAdministrator], (key) =>
      open.scene(`${key} leaves`, now, (troupe) => endRoles(troupe, key)),
    ),
  ];
  const accounts = visitors.map(({ role, login, password }) => ({ role, login, password }));
  return { parts, accounts };
}

async function letIn(
  troupe: Troupe,
  office: Office,
  { role, login, password, name, roles }: Visitor,
): Promise<void> {
  const { accounts } = troupe.services;
  const invitation = { name: localized(name), email: login, roles: roles() };
  const { personId, link } = await accounts.invite(await troupe.as(office.administrator), invitation);
  if (!link) throw new Error(`${login} is somebody already`);
  const request = { requestId: login, address: null, idempotencyKey: null, language: 'zh-CN' } as const;
  await accounts.acceptInvitation(await accounts.viewerOf(request), link.secret, password);
  troupe.cast.meet(role, personId);
}

/** The team's visitor leads its team, whatever it is called in the content. */
async function beginAnswer(open: Telling, answer: Answer, now: Date): Promise<void> {
  await open.scene(`register ${answer.team.key}`, now, async (troupe) => {
    troupe.cast.meet(answer.team.key, troupe.cast.person('team'));
    await registerTeam(troupe, answer.team);
  });
  await draftSolution(open, answer, now);
}

async function endRoles(troupe: Troupe, key: string): Promise<void> {
  const { roles } = troupe.services.accounts;
  const administrator = await troupe.as('administrator');
  for (const { _id } of await roles.ofPeople(administrator, [troupe.cast.person(key)]))
    await roles.revoke(administrator, _id);
}

function visitorsOf({ open, over, enterprises, region, answer, serviceCentre }: Places): Visitor[] {
  const platform = { kind: 'platform' } as const;
  const challenge = ({ challengeId: id }: Telling) => ({ kind: 'challenge', id }) as const;
  const organization = (key: string) => ({ kind: 'organization', id: open.cast.organization(key) }) as const;
  const visitor = (role: string, name: Bilingual, roles: () => RoleGift[]): Visitor => ({
    role,
    login: `${role}@duijie.example`,
    password: `duijie-demo-${role}`,
    name,
    roles,
  });
  const teamSide = (institution: string) => [
    visitor('team', { zh: '演示团队负责人', en: 'Demo Team Leader' }, () => [
      { role: 'enterprise-member', scope: organization(institution) },
    ]),
    visitor('institution', { zh: '演示高校签约人', en: 'Demo Institution Signatory' }, () => [
      { role: 'enterprise-member', scope: organization(institution) },
      { role: 'enterprise-signatory', scope: organization(institution) },
    ]),
    visitor('service-centre', { zh: '演示服务中心', en: 'Demo Service Centre' }, () => [
      { role: 'service-centre', scope: organization(serviceCentre) },
      { role: 'service-centre', scope: challenge(open) },
    ]),
  ];
  return [
    visitor('administrator', { zh: '演示管理员', en: 'Demo Administrator' }, () => [
      { role: 'administrator', scope: platform },
    ]),
    visitor('organizer', { zh: '演示组织者', en: 'Demo Organizer' }, () =>
      [...over, open].map((each) => ({ role: 'organizer', scope: challenge(each) })),
    ),
    visitor('enterprise', { zh: '演示企业联系人', en: 'Demo Enterprise Signatory' }, () =>
      enterprises.flatMap((key): RoleGift[] => [
        { role: 'enterprise-member', scope: organization(key) },
        { role: 'enterprise-signatory', scope: organization(key) },
      ]),
    ),
    ...(answer?.team.institution ? teamSide(answer.team.institution) : []),
    visitor('county-officer', { zh: '演示联络员', en: 'Demo County Officer' }, () => [
      { role: 'county-officer', scope: { kind: 'region', id: region } },
    ]),
    visitor('judge', { zh: '演示专家', en: 'Demo Judge' }, () => [{ role: 'judge', scope: challenge(open) }]),
    visitor('auditor', { zh: '演示审计员', en: 'Demo Auditor' }, () => [
      { role: 'auditor', scope: platform },
    ]),
  ];
}
