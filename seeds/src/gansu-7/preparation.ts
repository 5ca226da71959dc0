import { type RoleGift } from '@duijie/server';
import { letInFirstAdministrator } from '../acts/first-administrator.js';
import { type CastPerson, type CastRole } from '../content/index.js';
import { calendar, milestones } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { seventhChallenge } from './challenge.js';
import { office, type Season } from './season.js';

/** Everybody and everything that has to be there before needs are collected, in the week before. */
export function preparation(season: Season): Part[] {
  const { people, bodies } = season.content.cast;
  const { troupe } = season;
  return [
    inTurn('The first administrator comes in', [office.firstAdministrator], (key) =>
      season.scene(key, milestones.preparation, () => letInFirstAdministrator(troupe, key)),
    ),
    forEach('Everybody is introduced', people, (person) =>
      season.scene(`introduce ${person.key}`, minute(30), () =>
        troupe.register(office.firstAdministrator, person.key, person),
      ),
    ),
    inTurn('An administrator is appointed', [office.administrator], (key) =>
      season.scene(`appoint ${key}`, minute(60), () =>
        troupe.give(office.firstAdministrator, key, { role: 'administrator', scope: { kind: 'platform' } }),
      ),
    ),
    forEach('Offices and institutions register', [...bodies.entries()], ([index, body]) =>
      season.scene(`register ${body.key}`, minute(90 + index), async () => {
        await troupe.claim(claimantOf(people, body.key).key, body, index + 1);
        await troupe.verify(office.administrator, body.key);
      }),
    ),
    inTurn('The challenge is planned', ['gansu-7'], (slug) =>
      season.scene(`plan ${slug}`, minute(400), () => planChallenge(season)),
    ),
    forEach('Roles are given', people, (person) =>
      season.scene(`roles of ${person.key}`, minute(430), () => giveRoles(season, person)),
    ),
    inTurn('Collecting begins', ['startCollecting'] as const, (move) =>
      moveChallenge(season, move, milestones.collecting),
    ),
  ];
}

/** Has the head of the office take the challenge to its next stage. */
export async function moveChallenge(
  season: Season,
  move: 'startCollecting' | 'startSoliciting' | 'startJudging' | 'startDocking',
  at: Date,
): Promise<void> {
  await season.scene(move, at, async () => {
    const head = await season.troupe.as(office.head);
    await season.services.challenges.move(head, season.challengeId, move);
  });
}

function minute(worked: number): Date {
  return calendar.instant(worked);
}

async function planChallenge(season: Season): Promise<void> {
  const { troupe, services } = season;
  const challenge = seventhChallenge(troupe.organization('bod-organizer'));
  season.challengeId = (
    await services.challenges.create(await troupe.as(office.administrator), challenge)
  )._id;
}

/** What a person may do, and that they belong to the body they work for (whoever claimed it does already). */
async function giveRoles({ troupe, content, challengeId }: Season, person: CastPerson): Promise<void> {
  const { role } = person;
  const challenge = { kind: 'challenge', id: challengeId } as const;
  const platform = { kind: 'platform' } as const;
  const gifts: Record<CastRole, RoleGift | null> = {
    administrator: null,
    auditor: { role: 'auditor', scope: platform },
    'county-officer': { role: 'county-officer', scope: { kind: 'region', id: person.region ?? '' } },
    expert: { role: 'judge', scope: challenge },
    organizer: { role: 'organizer', scope: challenge },
    'service-centre': { role: 'service-centre', scope: challenge },
  };
  const by = role === 'administrator' ? office.firstAdministrator : office.administrator;
  const gift = gifts[role];
  if (gift) await troupe.give(by, person.key, gift);
  if (claimantOf(content.cast.people, person.body) === person) return;
  const scope = { kind: 'organization', id: troupe.organization(person.body) } as const;
  await troupe.give(by, person.key, { role: 'enterprise-member', scope });
}

/** The first of a body's people registers it. */
function claimantOf(people: readonly CastPerson[], body: string): CastPerson {
  return people.find((person) => person.body === body)!;
}
