// Starts Duijie from a bare clone or a warm one: installs what is missing, builds what changed, then serves in this very process.
//   node server/start.mjs             serve
//   node server/start.mjs --watch     serve from the sources and start again at every change
//   node server/start.mjs --prepare   only install and build, tests and benchmarks included
// Until the version is checked this file keeps to syntax that any Node reads, and loads nothing but Node's own.

const MINIMUM = [20, 19];

function isOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
}

if (isOldNode()) {
  console.error(
    `Duijie needs Node ${MINIMUM.join('.')} or newer, and this is ${process.versions.node}. Node 24 is recommended.`,
  );
  process.exit(1);
}

const [mode] = process.argv.slice(2);
const { prepare } = await import('./dev/prepare.mjs');
if (!(await prepare({ build: mode !== '--watch', everything: mode === '--prepare' }))) process.exit(1);

if (mode === '--watch') {
  const { watch } = await import('./dev/watch.mjs');
  watch();
} else if (mode !== '--prepare') {
  process.env.NODE_ENV = process.env.NODE_ENV || 'production';
  await import('./dist/main.js');
}
