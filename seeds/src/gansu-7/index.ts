import { type App, type DemoAccount } from '@duijie/server';
import { letInVisitors } from '../acts/demo-accounts.js';
import { witness } from '../acts/papers.js';
import { Telling } from '../acts/telling.js';
import { readOpenChallenge } from '../open-challenge/content.js';
import { Days } from '../open-challenge/days.js';
import { tellOpenChallenge } from '../open-challenge/world.js';
import { playAll, type Report } from '../stage/programme.js';
import { Stage } from '../stage/stage.js';
import { firstAdministrator, office, Season } from './season.js';
import { tellSeason } from './world.js';

/**
 * The season of 2022 as it was, the same at every telling, and a small challenge that is open from now on, with accounts
 * to try it.
 */
export async function gansu7(app: App, report: Report): Promise<{ accounts: readonly DemoAccount[] }> {
  const season = new Season(app);
  const now = app.kernel.now();
  // Not the season's stage: what is open now has links and sessions, whose secrets must not be known beforehand.
  const stage = new Stage(null, app);
  const content = readOpenChallenge();
  const open = new Telling(stage, season.telling.cast, office, content.enterprises);
  const days = new Days(now);
  const need = (key: string) => content.needs.find((each) => each.key === key)!;
  const visitors = letInVisitors(
    {
      open,
      over: [season.telling],
      firstAdministrator,
      toReview: need('opn-09'),
      enterprises: [need('opn-10').enterprise, need('opn-12').enterprise],
      region: '620900',
      answer: content.answers.find(({ state }) => state === 'draft') ?? null,
      serviceCentre: witness.body,
    },
    now,
  );
  const parts = [
    ...tellSeason(season),
    ...tellOpenChallenge(open, content, season.content.cast.people, days),
    ...visitors.parts,
  ];
  await playAll(parts, report);
  return visitors;
}
