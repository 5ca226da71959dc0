import { personOf } from '../kernel/index.js';
import { type FileDoor } from '../platform/http/index.js';
import { type Requests } from './context.js';
import { type Core } from './core.js';

/** People who are signed in may upload; who may read a file is asked anew at each download. */
export function fileDoor({ kernel, files, services }: Core, requests: Requests): FileDoor {
  return {
    keeperFor: async (request, response) => {
      const uploadedBy = personOf(await requests.viewerOf(request, response));
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
