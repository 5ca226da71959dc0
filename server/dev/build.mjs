import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { inside } from './folders.mjs';
import { run, runNpm } from './run.mjs';
import { stampOf, textOf } from './stamp.mjs';

const STAMPS = inside('server', 'dist', '.built.json');
const WORKSPACES = ['shared', 'server/embedded-mongodb', 'server', 'seeds'];
const COMMON = ['package-lock.json', 'tsconfig.base.json'];

/** What is built, from which sources, and the command for it. Tests are built only where benchmarks or tests need them. */
function parts(everything) {
  const sources = WORKSPACES.flatMap((folder) =>
    ['src', 'package.json', 'tsconfig.json'].map((name) => `${folder}/${name}`),
  );
  const server = {
    name: 'server',
    sources: [...COMMON, ...sources],
    outputs: ['server/dist/main.js', 'server/embedded-mongodb/dist/index.js', 'shared/dist/index.js'],
    build: () => compile(['seeds']),
  };
  const tests = {
    name: 'tests',
    sources: [...server.sources, 'tests', 'tsconfig.json'],
    outputs: server.outputs,
    build: () => compile(['.']),
  };
  const client = {
    name: 'client',
    sources: [...COMMON, 'client', 'shared/src', 'schema.graphql'],
    outputs: ['client/dist'],
    build: () =>
      runNpm(['run', '--silent', 'build', '--workspace', 'client'], 'The client could not be built.'),
  };
  // What the bundler does not look at: types, and that every text is translated.
  const checks = {
    name: 'checks of the client',
    sources: client.sources,
    outputs: client.outputs,
    build: () => runNpm(['run', '--silent', 'check', '--workspace', 'client'], 'The client has faults.'),
  };
  return everything ? [server, tests, client, checks] : [server, client];
}

function compile(projects) {
  const compiler = inside('node_modules', 'typescript', 'bin', 'tsc');
  return run(process.execPath, [compiler, '-b', ...projects], 'The sources could not be compiled.');
}

function stamps() {
  return JSON.parse(textOf(STAMPS) ?? '{}');
}

function isFresh(part, known) {
  return part.outputs.every((path) => existsSync(inside(path))) && known[part.name] === stampOf(part.sources);
}

/** True when every part that is needed was built from the sources as they are now. */
export function areSourcesBuilt(everything) {
  const known = stamps();
  return parts(everything).every((part) => isFresh(part, known));
}

/** Builds the parts whose sources changed, and remembers from what. */
export async function build(everything) {
  for (const part of parts(everything).filter((candidate) => !isFresh(candidate, stamps()))) {
    const started = performance.now();
    console.log(`Building the ${part.name} …`);
    // Taken before the build: a source that is saved meanwhile must not count as built.
    const stamp = stampOf(part.sources);
    remember(part.name, undefined);
    await part.build();
    remember(part.name, stamp);
    console.log(`Built the ${part.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}

function remember(name, stamp) {
  mkdirSync(inside('server', 'dist'), { recursive: true });
  writeFileSync(STAMPS, JSON.stringify({ ...stamps(), [name]: stamp }));
}
