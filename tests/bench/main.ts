import { closeDatabase } from './database.js';
import { type Figure, type Measure } from './figure.js';
import { figures } from './figures.js';
import { closeSeason } from './season.js';
import { tableOf } from './table.js';

// npm run bench                  every figure
// npm run bench -- page crash    some of them
// Whatever the figures are, the exit code is 0; it is 1 when one could not be measured.
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(
    `No figure is called ${unknown.join(', ')}; there are ${figures.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const chosen = figures.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const sections: { title: string; measures: readonly Measure[] }[] = [];
for (const figure of chosen) sections.push({ title: figure.title, measures: await measured(figure) });
await closeSeason();
await closeDatabase();
console.log(`\n${tableOf(sections)}\n`);

async function measured({ name, title, measure }: Figure): Promise<readonly Measure[]> {
  const started = performance.now();
  console.log(`${name}: ${title}`);
  try {
    const measures = await measure((text) => console.log(`  ${text}`));
    console.log(`  measured in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return measures;
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
    return [{ what: 'could not be measured', value: (error as Error).message.split('\n')[0]!, met: false }];
  }
}
