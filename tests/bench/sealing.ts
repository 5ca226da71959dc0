import { servedSchema } from '../api/matrix/asking.js';
import { inquireInto } from '../api/two-worlds/inquiry.js';
import { moments, needs } from '../api/two-worlds/sealed-moments.js';
import { aSealedPair } from '../api/two-worlds/sealed.js';
import { openDatabase } from './database.js';
import { exactly, type Figure, reported } from './figure.js';

/** Every query and mutation, by everybody who must not know what a team wrote, at every state of a solution. */
export const sealing: Figure = {
  name: 'sealing',
  title: 'Two worlds that differ only in sealed solutions, asked by everybody who must not know',
  measure: async (progress) => {
    await openDatabase();
    const sealed = await aSealedPair(needs);
    try {
      const schema = await servedSchema(sealed.pair[0]);
      const told: string[] = [];
      let asked = 0;
      for (const { name, tell, outsiders } of moments) {
        const inquiry = await inquireInto(sealed, schema, tell, { thorough: true });
        for (const role of outsiders) {
          told.push(...(await inquiry.reads(role)), ...(await inquiry.refusals(role)));
          progress(`${name}, ${role}: ${told.length} differences`);
        }
        asked += inquiry.asked;
      }
      for (const difference of told) progress(difference);
      return [exactly('differences', told.length, 0), reported('questions asked of both', asked)];
    } finally {
      await sealed.close();
    }
  },
};
