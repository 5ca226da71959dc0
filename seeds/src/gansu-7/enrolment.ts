import { registerEnterprise } from '../acts/requirements.js';
import { assembleTeam } from '../acts/teams.js';
import { forEach, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** Numbers of credit codes, beyond those of bodies and enterprises. */
const firstNumber = 3_001;

/** Through the summer institutions register, and teams that want to answer. */
export function enrolment({ answers, telling }: Season): Part[] {
  return [
    forEach('Institutions register', [...answers.institutions.entries()], ([index, plan]) =>
      registerEnterprise(telling, plan.institution, firstNumber + index, plan.registeredAt),
    ),
    forEach('Teams register', answers.teams, ({ team, ...at }) => assembleTeam(telling, team, at)),
  ];
}
