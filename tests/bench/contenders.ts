import { contend, losses } from '../faults/contenders.js';
import { aCast, anOrganizer, startTestApp } from '../factories/index.js';
import { openDatabase } from './database.js';
import { exactly, type Figure, reported } from './figure.js';

const rounds = 50;
const contenders = 64;

export const releasing: Figure = {
  name: 'releasing',
  title: `Releasing: ${contenders} contenders × ${rounds} rounds over HTTP`,
  measure: async (progress) => {
    await openDatabase();
    const app = await startTestApp();
    try {
      const cast = await aCast(app);
      const organizers = [cast.organizer, await anOrganizer(app, cast.challenge)];
      const answers = new Map<string, number>();
      let sound = 0;
      for (let round = 1; round <= rounds; round++) {
        const contest = await contend(app, cast, organizers, contenders);
        for (const [name, count] of contest.answers) answers.set(name, (answers.get(name) ?? 0) + count);
        if (contest.winners === 1 && contest.historyRows === 1 && contest.events === 1) sound++;
        if (round % 10 === 0) progress(`${round} rounds, ${sound} with one winner`);
      }
      const known = ['Requirement', ...losses].reduce((sum, name) => sum + (answers.get(name) ?? 0), 0);
      const told = [...answers].map(([name, count]) => `${name} ${count}`).join(', ');
      return [
        exactly('rounds with one winner, one row of history and one event', sound, rounds),
        exactly('answers that are a win or a named failure', known, rounds * contenders),
        reported('answers', told),
      ];
    } finally {
      await app.close();
    }
  },
};
