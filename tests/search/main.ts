import { readReleasedNeeds } from '@duijie/seeds';
import { type SearchIndex } from '@duijie/server';
import { type Measure } from '../bench/figure.js';
import { tableOf } from '../bench/table.js';
import { fill } from './collections.js';
import { cslMissing, readAbstracts } from './csl.js';
import { reachableEngines } from './engines.js';
import { type Score } from './metrics.js';
import { promisesOf } from './promises.js';
import { overAbstracts, overSeason, scoreSlice } from './slices.js';

// npm run bench:search    every slice on every engine that is reachable
const abstracts = readAbstracts();
if (!abstracts) console.log(`Without CSL: ${cslMissing}.`);
const measurements = [overSeason(readReleasedNeeds()), ...(abstracts ? [overAbstracts(abstracts)] : [])];
const columns = ['nDCG@10', 'recall@10', 'recall@100', 'MRR@10', 'no hit'] as const;
const width = 28;

for (const index of reachableEngines()) await measured(index);

async function measured(index: SearchIndex): Promise<void> {
  const { engine } = await index.health();
  console.log(`\n${engine.padEnd(width)}queries  ${columns.join('  ')}`);
  const promises: Measure[] = [];
  for (const { collections, slices } of measurements) {
    for (const collection of collections) await fill(index, collection);
    for (const slice of slices) {
      const score = await scoreSlice(index, slice);
      console.log(lineOf(slice.name, score));
      promises.push(...promisesOf(slice.name, score));
    }
  }
  console.log(`\n${tableOf([{ title: `Promised of search, on ${engine}`, measures: promises }])}`);
}

function lineOf(name: string, { queries, ndcg10, recall10, recall100, mrr10, zeroRate }: Score): string {
  const values = [ndcg10, recall10, recall100, mrr10, zeroRate].map((value, index) =>
    value.toFixed(3).padStart(columns[index]!.length),
  );
  return `${name.padEnd(width)}${String(queries).padStart(7)}  ${values.join('  ')}`;
}
