import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSearchIndex, randomIds, type SearchIndex } from '@duijie/server';
import { glossary, needDocuments, needs, teamDocuments, teams } from './world.js';

export interface Engine {
  readonly name: string;
  readonly open: () => SearchIndex;
}

export const embedded: Engine = { name: 'embedded', open: () => openSearchIndex({ glossary }) };

/** The Meilisearch at an address; each world in indexes of its own. */
export function meilisearch(url: string, masterKey: string | undefined): Engine {
  const open = () =>
    openSearchIndex({ meili: { url, masterKey, prefix: `test-${randomIds.id()}-` }, glossary });
  return { name: 'Meilisearch', open };
}

/** Tests that an engine passes, whichever it is. */
export type Suite = (engine: Engine) => void;

/** Tests on a world of their own, which they may change. */
export function suite(title: string, tests: (index: () => SearchIndex) => void): Suite {
  return ({ name, open }) =>
    describe(`${title} (${name})`, () => {
      let index: SearchIndex;
      beforeAll(async () => {
        index = open();
        for (const schema of [needs, teams]) await index.ensure(schema);
        await index.upsert('needs', needDocuments);
        await index.upsert('teams', teamDocuments);
      });
      afterAll(() => index.settle());
      tests(() => index);
    });
}
