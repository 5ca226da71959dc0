import { Worker } from 'node:worker_threads';

/**
 * Starts the module that stands at `path` beside the caller's, as a thread. Run from its TypeScript source it brings the
 * loader for it; compiled, it needs none.
 */
export function startThread(caller: string, path: string, workerData: unknown): Worker {
  // Small nurseries: most of what the engine touches lives outside the heap.
  const resourceLimits = { maxYoungGenerationSizeMb: 16 };
  if (!caller.endsWith('.ts'))
    return new Worker(new URL(`${path}.js`, caller), { workerData, resourceLimits });
  const loader = new URL('../development/register.mjs', import.meta.url).href;
  return new Worker(new URL(`${path}.ts`, caller), {
    workerData,
    resourceLimits,
    execArgv: ['--import', loader],
  });
}
