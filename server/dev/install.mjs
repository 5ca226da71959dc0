import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { inside } from './folders.mjs';
import { CommandFailed, runNpm } from './run.mjs';
import { textOf } from './stamp.mjs';

const STAMP = inside('node_modules', '.duijie-installed');

function lockDigest() {
  return createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(textOf(inside('package-lock.json')) ?? '')
    .digest('hex');
}

/** True when node_modules holds what package-lock.json says, whoever installed it. */
export function arePackagesInstalled() {
  const digest = lockDigest();
  if (textOf(STAMP) === digest) return true;
  if (!agreesWithLock()) return false;
  writeFileSync(STAMP, digest);
  return true;
}

// npm keeps a hidden copy of the lock of what it installed; optional packages are those of other platforms.
function agreesWithLock() {
  const hidden = textOf(inside('node_modules', '.package-lock.json'));
  if (!hidden) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = Object.entries(JSON.parse(textOf(inside('package-lock.json'))).packages);
  return wanted.every(([path, { version, optional, devOptional, peer }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    if (optional || devOptional || (peer && !installed[path])) return true;
    return installed[path]?.version === version && existsSync(inside(path));
  });
}

/** Installs exactly what the lock file says, tools for building included. */
export async function install() {
  console.log('Installing packages (npm ci); this happens once and takes a minute …');
  const explanation =
    'The packages could not be installed. Duijie needs an npm registry for this once: check the network, ' +
    'or name a mirror with "npm config set registry <address>", then start again.';
  await runNpm(['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'], explanation);
  if (!existsSync(inside('node_modules'))) throw new CommandFailed(explanation);
  writeFileSync(STAMP, lockDigest());
}
