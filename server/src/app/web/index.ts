import compression from 'compression';
import { Router } from 'express';
import { deskRoutes } from './desk.js';

/** What people see in a browser. */
export function webRoutes(): Router {
  const router = Router();
  router.use(compression(), deskRoutes());
  return router;
}
