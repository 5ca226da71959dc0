import { isOneEffect, Repeats } from '../faults/repeats.js';
import { startTestApp } from '../factories/index.js';
import { openDatabase } from './database.js';
import { exactly, type Figure } from './figure.js';

const times = 10;

export const repeats: Figure = {
  name: 'repeats',
  title: `Each mutation ${times} times at once under one Idempotency-Key`,
  measure: async (progress) => {
    await openDatabase();
    const app = await startTestApp();
    try {
      const repeating = await Repeats.on(app);
      let sound = 0;
      for (const each of repeating.all) {
        const repeated = await repeating.repeated(each, times);
        if (isOneEffect(repeated)) sound++;
        else progress(JSON.stringify(repeated));
      }
      return [exactly('mutations with one effect', sound, repeating.all.length)];
    } finally {
      await app.close();
    }
  },
};
