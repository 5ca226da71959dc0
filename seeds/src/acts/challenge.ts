import { type NewChallenge } from '@duijie/server';
import { type Telling } from './telling.js';

/** Stages of a challenge, in their order. */
type Move = 'startCollecting' | 'startSoliciting' | 'startJudging' | 'startDocking';

/** Has the administrator plan a challenge and make the office its organizers. */
export async function planChallenge(telling: Telling, challenge: NewChallenge, at: Date): Promise<void> {
  const { troupe, office, services } = telling;
  await telling.scene(`plan ${challenge.slug}`, at, async () => {
    const administrator = await troupe.as(office.administrator);
    telling.challengeId = (await services.challenges.create(administrator, challenge))._id;
  });
}

/** Has the head of the office take the challenge to its next stage. */
export function move(telling: Telling, action: Move, at: Date): Promise<void> {
  return telling.scene(action, at, async () => {
    const head = await telling.troupe.as(telling.office.head);
    await telling.services.challenges.move(head, telling.challengeId, action);
  });
}
