import { declaredEditionWorkflow, publicationWorkflow } from '@duijie/shared';
import { theAdministrator } from '../../factories/index.js';
import { type Subject } from './lifecycle.js';
import { everybody, type Sample } from './samples.js';
import { allBut, english, type RoleName, type World } from './world.js';

const organizer: readonly RoleName[] = ['organizer'];
const ofChallenge: readonly RoleName[] = ['organizer', 'auditor'];
const administrator: readonly RoleName[] = ['administrator'];

export async function aPublicationIn({ app, challenge, cast }: World, state: string): Promise<string> {
  const { publications } = app.services.statistics;
  const organizes = await cast.organizer.viewer();
  const form = { title: english('Bulletin'), text: english('Text'), asOf: app.kernel.now() };
  const { _id } = await publications.draft(organizes, challenge._id, { ...form, basis: 'recorded' });
  if (state === 'draft') return _id;
  await publications.publish(organizes, _id);
  if (state === 'published') return _id;
  await publications.correct(organizes, _id, english('Misprint'), { reason: 'for the test' });
  return _id;
}

const listed = (name: string) => (world: World) => ({
  from: `${name}(challenge: "${world.challenge.slug}", first: 100)`,
  path: 'edges.node',
});

export const publications: Subject = {
  kind: 'publication',
  workflow: publicationWorkflow,
  read: listed('publications'),
  calls: [
    {
      mutation: 'editPublication',
      action: 'edit',
      given: {
        input: {
          title: { lang: 'EN', text: 'Bulletin' },
          text: { lang: 'EN', text: 'Text' },
          asOf: '2022-04-30T16:00:00Z',
          basis: 'RECORDED',
        },
      },
    },
    { mutation: 'publishPublication', action: 'publish' },
    {
      mutation: 'correctPublication',
      action: 'correct',
      given: { correction: { lang: 'EN', text: 'Misprint' } },
    },
  ],
  sees: (role, state) => state !== 'draft' || ofChallenge.includes(role),
  may: { edit: organizer, publish: organizer, correct: organizer },
  create: aPublicationIn,
};

let editions = 0;

async function aDeclaredEdition({ app }: World): Promise<string> {
  const viewer = await (await theAdministrator(app)).viewer();
  const { _id } = await app.services.statistics.editions.declare(viewer, {
    ...{ programme: 'technology-challenge', slug: `declared-${++editions}`, region: '620000' },
    ...{ name: english('Edition'), source: english('Press'), fromYear: 2020, year: 2020 },
    figures: [{ figure: 'docked', value: '42' }],
  });
  return _id;
}

export const declaredEditions: Subject = {
  kind: 'declaredEdition',
  workflow: declaredEditionWorkflow,
  read: () => ({ from: 'editions', path: 'declaration' }),
  calls: [
    {
      mutation: 'correctEdition',
      action: 'correct',
      given: { figures: [{ figure: 'DOCKED', value: '43' }] },
    },
  ],
  sees: () => true,
  may: { correct: administrator },
  reservedFor: { correctEdition: allBut('anonymous').filter((role) => administrator.includes(role)) },
  create: aDeclaredEdition,
};

export async function statisticsSamples(world: World): Promise<Sample[]> {
  const publication = await aPublicationIn(world, 'corrected');
  const edition = await aDeclaredEdition(world);
  return [
    {
      ...{ type: 'Publication', ...listed('publications')(world), id: publication, sees: everybody },
      open:
        'id status version viewerActions challenge title text asOf basis figures definitionVersion publishedAt ' +
        'correction correctedAt',
    },
    {
      ...{ type: 'DeclaredEdition', from: 'editions', path: 'declaration', id: edition, sees: everybody },
      open: 'id status version viewerActions slug declaredAt',
    },
  ];
}
