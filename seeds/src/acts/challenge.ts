import { type NewChallenge } from '@duijie/server';
import { type Telling } from './telling.js';

/** Stages of a challenge, in their order. */
type Move = 'startCollecting' | 'startSoliciting' | 'startJudging' | 'startDocking';

/** Has the administrator plan a challenge and make the office its organizers. */
export async function planChallenge(telling: Telling, challenge: NewChallenge, at: Date): Promise<void> {
  await telling.scene(`plan ${challenge.slug}`, at, async (troupe) => {
    const administrator = await troupe.as(telling.office.administrator);
    telling.challengeId = (await troupe.services.challenges.create(administrator, challenge))._id;
  });
}

/** Has the head of the office take the challenge to its next stage. */
export function move(telling: Telling, action: Move, at: Date): Promise<void> {
  return telling.scene(action, at, async (troupe) => {
    const head = await troupe.as(telling.office.head);
    await troupe.services.challenges.move(head, telling.challengeId, action);
  });
}
