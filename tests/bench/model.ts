import { verifyHistory } from '@duijie/server';
import { startTestApp } from '../factories/index.js';
import { liveThroughAll } from '../model/histories.js';
import { aStage } from '../model/scene.js';
import { countFor } from './counts.js';
import { openDatabase } from './database.js';
import { exactly, type Figure, reported } from './figure.js';

const steps = 50;

/** Random histories of a requirement with all that comes of it, against a pure model of the tables. */
export const model: Figure = {
  name: 'model',
  title: `Random histories of ${steps} steps against a model of the tables`,
  measure: async (progress) => {
    const runs = countFor('model', 2_000);
    await openDatabase();
    const app = await startTestApp();
    try {
      const stage = await aStage(app);
      const tally = await liveThroughAll(stage, { runs, steps, seed: 20_220_501 }, progress);
      const outcomes = [...tally.outcomes].map(([name, count]) => `${name} ${count}`).join(', ');
      const { first } = await verifyHistory(app.kernel);
      return [
        exactly('steps without a divergence', tally.steps, runs * steps),
        exactly('chains of history', first === null ? 'green' : 'broken', 'green'),
        reported('outcomes', outcomes),
        reported('states of records met', String(tally.states.size)),
      ];
    } finally {
      await app.close();
    }
  },
};
