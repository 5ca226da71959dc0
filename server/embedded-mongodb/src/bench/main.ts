import { cpus, loadavg } from 'node:os';
import { bench } from './bench.js';
import { isMet, lineOf } from './figure.js';

// npm run bench --workspace server/embedded-mongodb            a million documents; several minutes
// BENCH_DOCUMENTS=100000 npm run bench --workspace …           fewer
const larger = Number(process.env['BENCH_DOCUMENTS'] ?? 1_000_000);
const load = () => loadavg()[0]?.toFixed(1);
console.log(`${cpus().length} processors; load before ${load()}`);
const extent = { smaller: 10_000, larger, requests: 3000, openings: 7, insertionMilliseconds: 3000 };
const figures = await bench(extent, (text) => console.log(`  ${text}`));
console.log(figures.map(lineOf).join('\n'));
console.log(`load after ${load()}`);
if (figures.some((figure) => isMet(figure) === false)) process.exitCode = 1;
