import { planChallenge, move } from '../acts/challenge.js';
import { letInFirstAdministrator } from '../acts/first-administrator.js';
import { claimantOf, rolesIn } from '../acts/roles.js';
import { calendar, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { seventhChallenge } from './challenge.js';
import { firstAdministrator, office, type Season } from './season.js';

/** Everybody and everything that has to be there before needs are collected, in the week before. */
export function preparation({ content, telling }: Season): Part[] {
  const { people, bodies } = content.cast;
  const minute = (worked: number) => calendar.instant(worked);
  const others = people.filter(({ role }) => role !== 'administrator');
  return [
    inTurn('The first administrator comes in', [firstAdministrator], (key) =>
      telling.scene(key, milestones.preparation, (troupe) => letInFirstAdministrator(troupe, key)),
    ),
    forEach('Everybody is introduced', people, (person) =>
      telling.scene(`introduce ${person.key}`, minute(45), (troupe) =>
        troupe.register(firstAdministrator, person.key, person),
      ),
    ),
    inTurn('An administrator is appointed', [office.administrator], (key) =>
      telling.scene(`appoint ${key}`, minute(60), (troupe) =>
        troupe.give(firstAdministrator, key, { role: 'administrator', scope: { kind: 'platform' } }),
      ),
    ),
    forEach('Offices and institutions register', [...bodies.entries()], ([index, body]) =>
      telling.scene(`register ${body.key}`, minute(90 + index), async (troupe) => {
        await troupe.claim(claimantOf(people, body.key).key, body, index + 1);
        await troupe.verify(office.administrator, body.key);
      }),
    ),
    inTurn('The challenge is planned', ['bod-organizer'], (body) =>
      planChallenge(telling, seventhChallenge(telling.cast.organization(body)), minute(400)),
    ),
    forEach('Roles are given', others, (person) =>
      telling.scene(`roles of ${person.key}`, minute(430), async (troupe) => {
        for (const gift of rolesIn(telling, people, person))
          await troupe.give(office.administrator, person.key, gift);
      }),
    ),
    inTurn('Collecting begins', ['startCollecting'] as const, (action) =>
      move(telling, action, milestones.collecting),
    ),
  ];
}
