import { type Core, sealHistory } from '@duijie/server';
import { milestones } from '../plan/index.js';
import { inTurn, type Part } from '../stage/programme.js';
import { type Stage } from '../stage/stage.js';
import { collection } from './collection.js';
import { diagnosis } from './diagnosis.js';
import { preparation } from './preparation.js';
import { publication } from './publication.js';
import { Season } from './season.js';

/** The seventh challenge, from its preparation in February to the end of 2022. */
export function seasonOf2022(coreOn: (stage: Stage) => Core): Part[] {
  const season = new Season(coreOn);
  return [
    ...preparation(season),
    ...collection(season),
    ...diagnosis(season),
    ...publication(season),
    inTurn('History is sealed', [season], (told) => seal(told)),
  ];
}

async function seal(season: Season): Promise<void> {
  await season.scene('seal', milestones.end, () => sealHistory(season.troupe.core.kernel));
}
