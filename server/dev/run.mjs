import { spawn } from 'node:child_process';
import { root } from './folders.mjs';

/** A step that the person at the terminal can act on; its message is all that is shown. */
export class CommandFailed extends Error {}

/** Runs a command in the repository's root, its output on ours; a signal sent to us ends it too. */
export async function run(command, parameters, explanation) {
  const shell = process.platform === 'win32' && !command.endsWith('.exe');
  const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell });
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(-1)).on('exit', (exitCode, signal) => resolve(exitCode ?? signal));
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  if (code !== 0) throw new CommandFailed(`${explanation} (ended with ${code})`);
}

/** Runs npm, the very one that started us where there is one. */
export function runNpm(parameters, explanation) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return run(process.execPath, [npm, ...parameters], explanation);
  return run('npm', parameters, explanation);
}
