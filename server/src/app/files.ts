import { invalid, personOf } from '../kernel/index.js';
import { type FileDoor } from '../platform/http/index.js';
import { type Requests } from './context.js';
import { type Core } from './core.js';

/** What somebody may have uploaded that nothing refers to yet. */
export interface PendingLimit {
  readonly pendingFiles?: number | undefined;
  readonly pendingMebibytes?: number | undefined;
}

/** People who are signed in may upload; who may read a file is asked anew at each download. */
export function fileDoor(
  { kernel, files, services }: Core,
  requests: Requests,
  { pendingFiles = Infinity, pendingMebibytes = Infinity }: PendingLimit,
): FileDoor {
  return {
    keeperFor: async (request, response) => {
      const uploadedBy = personOf(await requests.viewerOf(request, response));
      const { count, bytes } = await files.pendingOf(uploadedBy);
      if (count >= pendingFiles || bytes >= pendingMebibytes * 2 ** 20)
        throw invalid('file', 'TOO_MANY_PENDING', 'attach what you uploaded first, or wait a day');
      return ({ stream, ...file }) =>
        files.store(stream, { ...file, id: kernel.id(), uploadedBy, now: kernel.now() });
    },
    open: async (request, response, id) => {
      const viewer = await requests.viewerOf(request, response);
      const file = await files.find(id);
      if (!file) return null;
      const isAllowed =
        services.teams.mayDownload(viewer, file) ||
        (await services.requirements.mayDownload(viewer, file)) ||
        (await services.solutions.mayDownload(viewer, file)) ||
        (await services.contracts.mayDownload(viewer, file));
      return isAllowed ? files.open(id) : null;
    },
  };
}
