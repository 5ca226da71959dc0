import { describe, expect, it } from '@jest/globals';
import {
  openSearchIndex,
  type Reader,
  type SearchDocument,
  type SearchIndex,
  type SearchSchema,
} from '../index.js';

const schema: SearchSchema = {
  kind: 'notes',
  text: { title: { weight: 3, suggests: true }, body: { weight: 1 } },
  columns: { field: { type: 'keyword', facet: true } },
};
const reader: Reader = { notes: { all: [] } };
const syllables = ['ca', 'ta', 'ly', 'st', 'me', 'tha', 'ne', 'ro', 'bo', 'tic', 'gas', 'al'];
const characters = [...'催化剂低浓度瓦斯机器人淀粉研制碳材料'];

/** Numbers in no order, the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function noteOf(number: number, rev: number, random: (below: number) => number): SearchDocument {
  const some = <T>(of: readonly T[], count: number) =>
    Array.from({ length: count }, () => of[random(of.length)]!);
  const words = Array.from({ length: 6 }, () => some(syllables, 1 + random(4)).join('')).join(' ');
  return {
    id: `n${number}`,
    rev,
    text: { title: { 'zh-CN': some(characters, 5).join('') }, body: { en: words } },
    columns: { field: `f${random(3)}` },
  };
}

async function foundIn(index: SearchIndex, text: string) {
  const asked = { kinds: ['notes'], text, page: 1, size: 100, facets: [{ column: 'field' }] };
  const { hits, facets } = await index.search(reader, asked);
  return { hits: hits.map(({ id, rev }) => `${id}@${rev}`).sort(), facets };
}

describe('an embedded index whose documents are replaced and removed all the time', () => {
  it('finds what one built anew finds, while it is tidied up and asked', async () => {
    const random = numbers(7);
    const index = openSearchIndex({});
    await index.ensure(schema);
    const current = new Map<string, SearchDocument>();
    const typed = [
      ...syllables,
      ...syllables.map((each) => each.slice(0, 1)),
      ...characters,
      '催化',
      'catalyst',
    ];
    for (let round = 1; round <= 1_200; round++) {
      const number = random(90);
      if (random(5) === 0) {
        await index.remove('notes', [`n${number}`]);
        current.delete(`n${number}`);
      } else {
        const before = current.get(`n${number}`);
        const other = noteOf(number, round, random);
        const note = before && random(3) === 0 ? { ...other, text: before.text } : other;
        await index.upsert('notes', [note]);
        current.set(note.id, note);
      }
      await foundIn(index, typed[random(typed.length)]!);
      if (round % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const anew = openSearchIndex({});
    await anew.ensure(schema);
    await anew.rebuild('notes', current.values());
    for (const text of typed)
      expect([text, await foundIn(index, text)]).toEqual([text, await foundIn(anew, text)]);
  });
});
