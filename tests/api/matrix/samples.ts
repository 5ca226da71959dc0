import { aRequirement } from '../../factories/index.js';
import { later } from './asking.js';
import { aQuestionAbout } from './questions.js';
import { reviewed } from './requirements.js';
import { allBut, aPaper, english, type RoleName, type World } from './world.js';

/** One record of a type with everything filled in, and who sees what of it. */
export interface Sample {
  readonly type: string;
  /** A root field, and the path in its value to the record. */
  readonly from: string;
  readonly path?: string;
  /** Tells the record from others on the path. */
  readonly id: string;
  readonly sees: readonly RoleName[];
  /** Fields that everybody reads who sees the record. */
  readonly open: string;
  /** Fields that only some of them read. */
  readonly only?: Readonly<Record<string, readonly RoleName[]>>;
  /** Fields in which there is nothing in this state. */
  readonly empty?: string;
}

export const everybody = allBut();
export const signedIn = allBut('anonymous');
export const enterprise: readonly RoleName[] = ['member', 'signatory'];
export const staff: readonly RoleName[] = ['organizer', 'otherOrganizer', 'auditor', 'administrator'];
const dealers: readonly RoleName[] = [...enterprise, 'organizer'];
const insiders: readonly RoleName[] = [...dealers, 'officer', 'auditor'];

const words = {
  background: english('Background'),
  baseline: english('Baseline'),
  ipTerms: english('Shared'),
};
const form = { ...words, namePublic: false, keywords: { zh: ['纯化'], en: ['purification'] } };

/** A requirement with a file, recommended, reviewed, selected and confirmed; and closed if asked. */
async function aFullRequirement(world: World, isClosed: boolean): Promise<string> {
  const { app, cast, people } = world;
  const { requirements } = app.services;
  const externalRef = `external-${isClosed}`;
  const { requirement } = await aRequirement(app, { cast, ...form, externalRef } as never);
  const id = requirement._id;
  const member = await cast.member.viewer();
  const organizer = await people.organizer!.viewer();
  await requirements.attachFile(member, id, await aPaper(world, cast.member));
  await requirements.submit(member, id);
  await requirements.take(await people.officer!.viewer(), id, 'recommend');
  await reviewed(world, id);
  await requirements.take(organizer, id, 'select');
  await requirements.confirm(member, id, 1);
  if (!isClosed) return id;
  await requirements.take(organizer, id, 'release');
  await talkedAbout(world, id);
  await requirements.take(organizer, id, 'close');
  return id;
}

/** Has the team ask about a released requirement, the enterprise answer, and the team's leader accept the terms. */
async function talkedAbout(world: World, id: string): Promise<void> {
  const { app } = world;
  const { confidentiality } = app.services.requirements;
  await aQuestionAbout(world, id, 'answered');
  const leader = world.people.teamLeader!;
  const { data } = await app.request(`{ requirement(id: "${id}") { confidentiality { hash } } }`, null, {
    as: leader,
  });
  await confidentiality.accept(
    await leader.viewer(),
    id,
    world.team._id,
    data.requirement.confidentiality.hash,
  );
}

const openOfRequirement =
  'id status version viewerActions code challenge field keywords title summary indicators budget cooperationModes ' +
  'deadline awardSlots namePublic region releasedAt closedAt dockings solutions comparison';

/** Whoever sees a requirement before its release was let in, so they read both texts; afterwards only insiders do. */
const accepted: readonly RoleName[] = ['teamLeader', 'teamMember'];

export async function requirementSamples(world: World): Promise<Sample[]> {
  const closed = await aFullRequirement(world, true);
  const selected = await aFullRequirement(world, false);
  const letIn: readonly RoleName[] = [...insiders, 'openJudge'];
  const teams: readonly RoleName[] = ['teamLeader', 'teamMember', 'otherTeamLeader'];
  const only = (texts: readonly RoleName[], background: readonly RoleName[], isPublic: boolean) => ({
    ...{ original: texts, publicText: texts, submittedAt: texts },
    ...{ background, baseline: background, ipTerms: background, attachments: background },
    ...{ publicVersion: insiders, confirmedVersion: insiders, recommended: insiders, organization: insiders },
    ...{ externalRef: dealers, history: [...dealers, 'auditor' as const] },
    contact: isPublic ? [...dealers, ...accepted] : dealers,
    ...{ questions: isPublic ? [...insiders, ...teams] : insiders },
    ...{ confidentiality: isPublic ? [...insiders, ...teams] : insiders },
  });
  const type = 'Requirement';
  const open = openOfRequirement;
  const from = (id: string) => ({ from: `requirement(id: "${id}")`, id });
  return [
    {
      ...{ type, ...from(closed), sees: everybody, open },
      only: only(insiders, [...insiders, ...teams], true),
      empty: 'dockings',
    },
    {
      ...{ type, ...from(selected), sees: letIn, open, only: only(letIn, letIn, false) },
      empty: 'releasedAt closedAt dockings',
    },
    ...(await questionSamples(world, closed)),
  ];
}

/** The question about a requirement that is closed by now, and the acceptance of its terms. */
async function questionSamples(world: World, requirementId: string): Promise<Sample[]> {
  const { requirements } = world.app.services;
  const organizer = await world.people.organizer!.viewer();
  const pages = await requirements.questions.listEach(organizer, [requirementId], {});
  const { edges } = pages.get(requirementId)!;
  const found = await requirements.findMany(organizer, [requirementId]);
  const [acceptance] = await requirements.confidentiality.of(organizer, found);
  const from = `requirement(id: "${requirementId}")`;
  const knowing: readonly RoleName[] = [...accepted, 'organizer', 'auditor'];
  return [
    {
      ...{ type: 'Question', from, path: 'questions.edges.node', id: edges[0]!.node._id },
      sees: [...insiders, ...accepted, 'otherTeamLeader'],
      open: 'id status version viewerActions text askedAt answer answeredAt',
      only: { team: knowing, history: knowing },
    },
    {
      ...{ type: 'Confidentiality', from, path: 'confidentiality.acceptances' },
      ...{ id: acceptance!._id, sees: [...knowing, ...enterprise] },
      open: 'id status version viewerActions team lang textHash acceptedAt',
    },
  ];
}

async function fillOrganization({ app, cast, enterprise: { _id: id } }: World): Promise<void> {
  await app.services.organizations.edit(await cast.member.viewer(), id, {
    aliases: ['Alias'],
    address: english('1 Road'),
    contact: { name: 'Wang', email: 'wang@enterprise.example', phone: null },
  });
}

/** A member of the enterprise who can be reached in every way; answers their id and their membership's. */
async function aColleague({ app, people, enterprise: { _id: id } }: World) {
  const { accounts } = app.services;
  const { personId, roles } = await accounts.invite(await people.organizer!.viewer(), {
    name: english('Colleague'),
    email: 'colleague@people.example',
    phone: '13912345678',
    roles: [{ role: 'enterprise-member', scope: { kind: 'organization', id }, until: new Date(later) }],
  });
  const [account] = await accounts.accountsOf(await people.administrator!.viewer(), [personId]);
  return { personId, membership: roles[0]!._id, account: account!._id };
}

export async function platformSamples(world: World): Promise<Sample[]> {
  await fillOrganization(world);
  const { personId, membership, account } = await aColleague(world);
  const { _id: organizationId } = world.enterprise;
  const ofOrganization = `organization(id: "${organizationId}")`;
  const knows: readonly RoleName[] = [...enterprise, ...staff, 'officer'];
  const members: readonly RoleName[] = [...enterprise, ...staff];
  const reaching = staff.filter((role) => role !== 'otherOrganizer');
  const details = { creditCode: knows, aliases: knows, address: knows, contact: knows, claimedAt: knows };
  return [
    {
      ...{ type: 'Organization', from: ofOrganization, id: organizationId, sees: everybody },
      open: 'id name kind region regionName status version viewerActions',
      only: { ...details, members },
    },
    {
      ...{ type: 'RoleAssignment', from: ofOrganization, path: 'members', id: membership, sees: members },
      open: 'id person role scope from until status version viewerActions organization',
    },
    {
      ...{ type: 'Person', from: ofOrganization, path: 'members.person', id: personId, sees: members },
      open: 'id name roles',
      only: { email: reaching, phone: reaching, account: staff },
    },
    {
      ...{
        type: 'Account',
        from: 'people(first: 100)',
        path: 'edges.node.account',
        id: account,
        sees: staff,
      },
      open: 'id status version viewerActions person',
    },
  ];
}

/** What people see of themselves. */
export async function ownSamples({ app, people }: World): Promise<Sample[]> {
  const id = people.plain!.personId;
  const wish = { name: 'Mine', query: 'catalyst', kinds: ['requirement'] };
  const saved = await app.services.savedSearches.save(await people.plain!.viewer(), wish);
  const plain: readonly RoleName[] = ['plain'];
  return [
    {
      ...{ type: 'Me', from: 'me', id, sees: plain },
      open: 'id name email phone status version viewerActions identities roles',
      empty: 'phone roles',
    },
    {
      ...{ type: 'SavedSearch', from: 'savedSearches', id: saved._id, sees: plain },
      open: 'id name query kinds filter savedAt seenAt newCount',
    },
  ];
}
