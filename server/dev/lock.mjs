import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inside } from './folders.mjs';
import { textOf } from './stamp.mjs';

const LOCK = inside('server', 'dist', '.preparing');
const OWNER = join(LOCK, 'pid');
const UNSIGNED_MS = 5_000;

/** Runs `work` while no other start of this checkout installs or builds. */
export async function withLock(work) {
  mkdirSync(inside('server', 'dist'), { recursive: true });
  let announced = false;
  while (!acquire()) {
    if (!announced) console.log('Another start is preparing this checkout; waiting for it …');
    announced = true;
    await pause(200);
  }
  const release = () => rmSync(LOCK, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function acquire() {
  if (isAbandoned()) discard();
  try {
    mkdirSync(LOCK);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(OWNER, String(process.pid));
  return true;
}

// A start that was killed leaves its lock behind; its process is gone, or it never came to signing the lock.
function isAbandoned() {
  const owner = Number(textOf(OWNER));
  if (owner) return !isRunning(owner);
  const found = statSync(LOCK, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > UNSIGNED_MS;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Renaming succeeds for one of several that wait, so that nobody removes the lock the winner then takes.
function discard() {
  const aside = `${LOCK}-${process.pid}`;
  try {
    renameSync(LOCK, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
