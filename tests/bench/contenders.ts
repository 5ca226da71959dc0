import { contend, losses } from '../faults/contenders.js';
import { type Race, theRaces } from '../faults/races.js';
import { aCast, startTestApp, type TestApp } from '../factories/index.js';
import { countFor } from './counts.js';
import { openDatabase } from './database.js';
import { exactly, type Figure, type Measure, reported } from './figure.js';

const contenders = 64;

export const contention: Figure = {
  name: 'contenders',
  title: `Releasing, agreeing, signing, registering: ${contenders} contenders over HTTP, round after round`,
  measure: async (progress) => {
    const rounds = countFor('contenders', 200);
    await openDatabase();
    const app = await startTestApp();
    try {
      const measures: Measure[] = [];
      for (const race of await theRaces(app, await aCast(app)))
        measures.push(...(await measured(app, race, rounds, progress)));
      return measures;
    } finally {
      await app.close();
    }
  },
};

async function measured(
  app: TestApp,
  race: Race,
  rounds: number,
  progress: (text: string) => void,
): Promise<Measure[]> {
  const answers = new Map<string, number>();
  let sound = 0;
  for (let round = 1; round <= rounds; round++) {
    const contest = await contend(app, race, contenders);
    for (const [name, count] of contest.answers) answers.set(name, (answers.get(name) ?? 0) + count);
    if (contest.winners === 1 && contest.historyRows === 1 && contest.events === 1) sound++;
    if (round % 10 === 0) progress(`${race.name}: ${round} rounds, ${sound} with one winner`);
  }
  const known = [race.winner, ...losses].reduce((sum, name) => sum + (answers.get(name) ?? 0), 0);
  const told = [...answers].map(([name, count]) => `${name} ${count}`).join(', ');
  return [
    exactly(`${race.name}: rounds with one winner, one row of history and one event`, sound, rounds),
    exactly('  answers that are a win or a named failure', known, rounds * contenders),
    reported('  answers', told),
  ];
}
