import { readFileSync } from 'node:fs';
import { inside, sources } from './files.mjs';

// The style sheets of the desks stay on the page once one of them was opened. So every rule of a feature names a class that only this
// feature styles, and no feature's markup has a class that another one styles. What all of them share is in ui and app/desk.
const problems = [];
const nameOf = (path) => path.slice(inside('src').length + 1);
const ownerOf = (path) => /^features\/([^/]+)\//.exec(nameOf(path))?.[1] ?? 'shared';
const isOfDesks = (path) => !/^(app\/(site|graphiql)|ui\/site|features\/[^/]+\/site)\//.test(nameOf(path));

/** Selectors of a style sheet, one by one. */
function selectorsOf(css) {
  const rules = css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{/g);
  return [...rules]
    .map(([, selectors]) => selectors.trim())
    .filter((selectors) => !selectors.startsWith('@'))
    .flatMap((selectors) => selectors.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
}

const classesOf = (selector) => [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name);

/** Who styles each class: features, or all together as "shared". */
const stylists = new Map();
const rules = sources('.css')
  .filter(isOfDesks)
  .flatMap((path) => selectorsOf(readFileSync(path, 'utf8')).map((selector) => ({ path, selector })));
for (const { path, selector } of rules) {
  for (const name of classesOf(selector))
    stylists.set(name, (stylists.get(name) ?? new Set()).add(ownerOf(path)));
}
const isOwn = (name, owner) => stylists.get(name)?.size === 1 && stylists.get(name).has(owner);

for (const { path, selector } of rules) {
  const owner = ownerOf(path);
  if (owner === 'shared' || classesOf(selector).some((name) => isOwn(name, owner))) continue;
  problems.push(`${nameOf(path)}: "${selector}" has no class that ${owner} alone styles`);
}
for (const path of sources('.tsx').filter(isOfDesks)) {
  const owner = ownerOf(path);
  if (owner === 'shared') continue;
  for (const [, names] of readFileSync(path, 'utf8').matchAll(/[cC]lassName="([^"]+)"/g)) {
    for (const name of names.split(/\s+/)) {
      const by = stylists.get(name);
      if (!by || by.has(owner) || by.has('shared')) continue;
      problems.push(`${nameOf(path)}: class "${name}" is styled by ${[...by].join(' and ')}`);
    }
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
