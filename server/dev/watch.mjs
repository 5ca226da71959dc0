import { spawn } from 'node:child_process';
import { inside } from './folders.mjs';

/** Serves from the sources, compiled file by file as they are loaded, and starts again when one of them changes. */
export function watch() {
  const register = new URL('./register.mjs', import.meta.url).href;
  const child = spawn(
    process.execPath,
    [
      '--watch',
      '--conditions=development',
      '--enable-source-maps',
      '--import',
      register,
      inside('server', 'src', 'main.ts'),
    ],
    { stdio: 'inherit', env: { NODE_ENV: 'development', ...process.env } },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}
