import { grantModel } from './grants.js';
import { historyModel, payloadModel } from './history.js';
import { idempotencyModel } from './idempotency.js';
import { Kernel, type KernelParts } from './kernel.js';
import { checkpointModel } from './sealer.js';

/** A kernel with its own collections registered, so that index synchronisation at start knows them. */
export function createKernel(parts: KernelParts): Kernel {
  const kernel = new Kernel(parts);
  for (const register of [historyModel, payloadModel, grantModel, idempotencyModel, checkpointModel])
    register(kernel);
  return kernel;
}
