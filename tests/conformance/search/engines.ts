import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSearchIndex, type SearchIndex } from '@duijie/server';
import { glossary, needDocuments, needs, teamDocuments, teams } from './world.js';

const engines: readonly Engine[] = [{ name: 'embedded', open: () => openSearchIndex({ glossary }) }];

interface Engine {
  readonly name: string;
  /** Absent where the engine cannot be reached here. */
  readonly open?: () => SearchIndex;
}

/** The same tests for every engine, each with a world of its own. */
export function describeEngines(title: string, tests: (index: () => SearchIndex) => void): void {
  for (const { name, open } of engines) {
    const suite = open ? describe : describe.skip;
    suite(`${title} (${name})`, () => {
      let index: SearchIndex;
      beforeAll(async () => {
        index = open!();
        await fill(index);
      });
      afterAll(() => index.settle());
      tests(() => index);
    });
  }
}

async function fill(index: SearchIndex): Promise<void> {
  for (const schema of [needs, teams]) await index.ensure(schema);
  await index.upsert('needs', needDocuments);
  await index.upsert('teams', teamDocuments);
}
