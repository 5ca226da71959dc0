import compression from 'compression';
import { Router } from 'express';
import { deskRoutes } from './desk.js';
import { openDataRoutes } from './open-data.js';
import { siteRoutes, type SiteParts } from './site.js';

export { publicQuestions } from './ask.js';

/** What people see in a browser, and what machines may take; the site answers every address that nothing else does. */
export function webRoutes(parts: SiteParts): Router {
  const router = Router();
  router.use(compression(), deskRoutes(), openDataRoutes(parts), siteRoutes(parts));
  return router;
}
