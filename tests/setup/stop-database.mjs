import { rm } from 'node:fs/promises';

/** Ends the embedded database of the run and removes its folder. */
export default async function stopDatabase() {
  const started = globalThis.testDatabase;
  if (!started) return;
  await started.server.close();
  await rm(started.folder, { recursive: true, force: true });
}
