import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inside } from './files.mjs';

// How much script a visitor loads first, compressed, against what we allow. Exits with 1 where it is too much.
const allowed = { public: 130, shell: 330, route: 480 };
const kB = (bytes) => bytes / 1000;
const read = (...path) => JSON.parse(readFileSync(inside('dist', ...path), 'utf8'));
const compressed = (folder) => {
  const known = new Map();
  return (file) => {
    if (!known.has(file)) known.set(file, gzipSync(readFileSync(inside('dist', folder, file))).length);
    return known.get(file);
  };
};

/** The scripts that are loaded with some entries of a manifest, those they import included. */
function scriptsOf(manifest, keys) {
  const found = new Set();
  const visit = (key) => {
    const { file, imports = [] } = manifest[key];
    if (found.has(file)) return;
    if (file.endsWith('.js')) found.add(file);
    imports.forEach(visit);
  };
  keys.forEach(visit);
  return found;
}

const totalOf = (files, size) => kB([...files].reduce((sum, file) => sum + size(file), 0));

function publicPages() {
  const manifest = read('site', 'manifest.json');
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  return [
    {
      what: 'public first load',
      value: totalOf(scriptsOf(manifest, entries), compressed('site')),
      limit: allowed.public,
    },
  ];
}

function desks() {
  const manifest = read('desk', '.vite', 'manifest.json');
  const size = compressed('desk');
  const keys = Object.keys(manifest);
  const texts = (folder) => keys.filter((key) => key.endsWith(`${folder}/locales/zh-CN.po`));
  const shell = [...keys.filter((key) => manifest[key].isEntry), 'spoken/zh-CN.ts'];
  const pages = keys.filter((key) => /features\/[^/]+\/.*\.tsx$/.test(key) && manifest[key].isDynamicEntry);
  const routes = pages.map((page) => {
    const feature = /features\/([^/]+)\//.exec(page)[1];
    const files = scriptsOf(manifest, [...shell, page, ...texts(`features/${feature}`)]);
    return {
      what: `desk: ${page.replace(/^.*features\//, '')}`,
      value: totalOf(files, size),
      limit: allowed.route,
    };
  });
  return [
    { what: 'desk shell', value: totalOf(scriptsOf(manifest, shell), size), limit: allowed.shell },
    ...routes,
  ];
}

const measures = [...publicPages(), ...desks()];
const width = Math.max(...measures.map(({ what }) => what.length));
for (const { what, value, limit } of measures) {
  const verdict = value <= limit ? '' : '  TOO MUCH';
  console.log(`${what.padEnd(width)}  ${value.toFixed(1).padStart(6)} kB gzip of ${limit}${verdict}`);
}
if (measures.some(({ value, limit }) => value > limit)) process.exitCode = 1;
