import { aCast, aContract, aDocking, aRequirement, type TestApp } from '../factories/index.js';

/** What the public pages are about: addresses of one of each kind. */
export interface PublicWorld {
  readonly open: string;
  readonly docked: string;
  readonly slug: string;
  readonly publication: string;
}

const english = (text: string) => ({ lang: 'en' as const, text, translations: [] });

/** A challenge with needs in several states, an agreement with its contract, a publication and a notice. */
export async function tellPublicWorld(app: TestApp): Promise<PublicWorld> {
  const cast = await aCast(app);
  const { requirement: open } = await aRequirement(app, { cast, status: 'released', field: 'other' });
  await aRequirement(app, {
    cast,
    status: 'closed',
    budget: null,
    title: english('A need without a budget'),
  });
  const docking = await aDocking(app, { cast, status: 'agreed' });
  await aContract(app, { around: docking, status: 'signed' });
  const { publications } = app.services.statistics;
  const text = 'The season.\nField | Released | Docked\nEnergy | 2 | 1\nOther | 1 | 0';
  const form = { title: english('Bulletin'), text: english(text), asOf: app.clock.now() };
  const viewer = await cast.organizer.viewer();
  const { _id } = await publications.draft(viewer, cast.challenge._id, { ...form, basis: 'recorded' });
  await publications.publish(viewer, _id);
  const [from, until] = [app.clock.now(), new Date(app.clock.now().getTime() + 24 * 60 * 60 * 1000)];
  await app.services.reviews.notices.publish(viewer, {
    challengeId: cast.challenge._id,
    title: english('Winners'),
    text: english('Three teams won.'),
    subjects: [],
    from,
    until,
  });
  // What was told can be found only once the index has taken it.
  await app.outbox.drain();
  const { slug } = cast.challenge;
  return { open: open.code!, docked: docking.requirement.code!, slug, publication: _id };
}
