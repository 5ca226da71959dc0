import { move, planChallenge } from '../acts/challenge.js';
import { diagnosisRound } from '../acts/diagnosis.js';
import { confirm, draft, registerEnterprise, release, revise, settle, submit } from '../acts/requirements.js';
import { assign, diagnose, openRound } from '../acts/reviews.js';
import { draftSolution, handIn } from '../acts/solutions.js';
import { assembleTeam } from '../acts/teams.js';
import { type Telling } from '../acts/telling.js';
import { type CastPerson, type Need, type OpenNeed } from '../content/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { openChallenge } from './challenge.js';
import { type OpenContent } from './content.js';
import { type Days } from './days.js';

/** Numbers of credit codes, beyond those of the season. */
const firstNumber = 5_001;
const firstInstitution = 5_101;
/** Days from today on which the released needs close; one has just closed. */
const closing = [19, 26, 33, 0, 47, 61];
/** What every expert gives here, of 25 points each. */
const points = [21, 20, 19, 22];

/** The open challenge, told in the last month up to yesterday by the office and experts of the season. */
export function tellOpenChallenge(
  telling: Telling,
  content: OpenContent,
  people: readonly CastPerson[],
  days: Days,
): Part[] {
  const expertOf = ({ field }: Need) => people.find((person) => person.field === field)!.key;
  return [
    ...beginnings(telling, people, days),
    ...collection(telling, content, days),
    inTurn('The open round begins', [days], () => beginDiagnosis(telling, days)),
    inTurn('Experts get their needs', content.diagnosed, (need) =>
      assign(telling, { expert: expertOf(need), at: days.at(-14, 120), needs: [need] }),
    ),
    forEach('Experts diagnose', content.diagnosed, (need) =>
      diagnose(telling, need, {
        expert: expertOf(need),
        acceptedAt: days.at(-13, 60),
        submittedAt: days.at(-11, 200),
        points,
        recommendation: 'select',
      }),
    ),
    ...publication(telling, content, days),
    ...answers(telling, content, days),
  ];
}

function beginnings(telling: Telling, people: readonly CastPerson[], days: Days): Part[] {
  const { cast, office } = telling;
  const staff = people.filter(({ role }) => role === 'organizer' || role === 'expert');
  return [
    inTurn('The open challenge is planned', ['bod-organizer'], (body) =>
      planChallenge(telling, openChallenge(cast.organization(body), days), days.at(-35, 0)),
    ),
    forEach('Its staff gets roles', staff, ({ key, role }) =>
      telling.scene(`role of ${key}`, days.at(-34, 0), (troupe) =>
        troupe.give(office.administrator, key, {
          role: role === 'organizer' ? 'organizer' : 'judge',
          scope: { kind: 'challenge', id: telling.challengeId },
        }),
      ),
    ),
    inTurn('Collecting begins', ['startCollecting'] as const, (action) =>
      move(telling, action, days.at(-30, 0)),
    ),
  ];
}

function collection(telling: Telling, { needs, enterprises, atLeast }: OpenContent, days: Days): Part[] {
  const deadlineOf = (need: OpenNeed) => {
    const day = closing[atLeast('released').indexOf(need)];
    return day === undefined ? null : days.begins(day);
  };
  return [
    forEach('Enterprises register', [...enterprises.entries()], ([index, each]) =>
      registerEnterprise(telling, each, firstNumber + index, days.at(-28, 120)),
    ),
    forEach('Needs are drafted', [...needs.entries()], ([index, need]) =>
      draft(telling, need, days.at(-28, 120 + index), deadlineOf(need)),
    ),
    inTurn('Needs are submitted', [...atLeast('submitted').entries()], ([index, need]) =>
      submit(telling, need, days.at(index - 26, 90 + 7 * index)),
    ),
  ];
}

function beginDiagnosis(telling: Telling, days: Days): Promise<void> {
  const terms = diagnosisRound(days.begins(-14), days.begins(31));
  return openRound(telling, terms, { plannedAt: days.at(-15, 0), openedAt: days.at(-14, 60) });
}

/** What is selected is worded for the public; what is released was confirmed before. */
function publication(telling: Telling, { atLeast }: OpenContent, days: Days): Part[] {
  const released = [...atLeast('released').entries()];
  return [
    forEach('Needs are selected', atLeast('selected'), (need) =>
      settle(telling, need, 'select', days.at(-10, 60), null),
    ),
    forEach('Public texts are written', atLeast('selected'), (need) =>
      revise(telling, need, days.at(-9, 60)),
    ),
    forEach('Enterprises confirm', atLeast('released'), (need) => confirm(telling, need, days.at(-8, 60))),
    inTurn('Solutions are called for', ['startSoliciting'] as const, (action) =>
      move(telling, action, days.at(-7, 0)),
    ),
    forEach('Needs are released', released, ([index, need]) =>
      release(telling, need, days.at(index - 7, 30)),
    ),
  ];
}

/** What was handed in is locked since its need closed as today began, and waits to be screened. */
function answers(telling: Telling, content: OpenContent, days: Days): Part[] {
  const submitted = content.answers.filter(({ state }) => state === 'submitted');
  const teams = content.teams.filter((team) => submitted.some((each) => each.team === team));
  return [
    forEach('Institutions register', [...content.institutions.entries()], ([index, each]) =>
      registerEnterprise(telling, each, firstInstitution + index, days.at(-6, 60)),
    ),
    forEach('Teams register', teams, (team) =>
      assembleTeam(telling, team, { registeredAt: days.at(-5, 60), joining: null }),
    ),
    inTurn('Solutions are handed in', [...submitted.entries()], async ([index, answer]) => {
      await draftSolution(telling, answer, days.at(-3, 60 + index));
      await handIn(telling, answer, days.at(-2 + index, 200), 'submit');
    }),
    inTurn('A need closes', [days.begins(0)], (at) =>
      telling.scene('close what is due', at, (troupe) => troupe.services.requirements.closeDue()),
    ),
  ];
}
