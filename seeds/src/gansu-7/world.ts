import { sealHistory } from '@duijie/server';
import { milestones } from '../plan/index.js';
import { inTurn, type Part } from '../stage/programme.js';
import { bulletins } from './bulletins.js';
import { answering, screening } from './answering.js';
import { collection } from './collection.js';
import { contest } from './contest.js';
import { contracts } from './contracts.js';
import { diagnosis } from './diagnosis.js';
import { earlierEditions } from './earlier-editions.js';
import { preparation } from './preparation.js';
import { docking } from './docking.js';
import { enrolment } from './enrolment.js';
import { closing, publication } from './publication.js';
import { type Season } from './season.js';

/** The seventh challenge, from its preparation in February to the end of 2022. */
export function tellSeason(season: Season): Part[] {
  const { telling } = season;
  return [
    ...preparation(season),
    ...earlierEditions(season),
    ...collection(season),
    ...diagnosis(season),
    ...publication(season),
    ...enrolment(season),
    ...answering(season),
    ...closing(season),
    ...screening(season),
    ...contest(season),
    ...docking(season),
    ...contracts(season),
    ...bulletins(season),
    inTurn('History is sealed', ['seal'], (name) =>
      telling.scene(name, milestones.end, ({ scene }) => sealHistory(scene.core.kernel)),
    ),
  ];
}
