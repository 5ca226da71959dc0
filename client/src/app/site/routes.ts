import { hallRoute, needRoute } from '../../features/requirements/site.js';
import { challengeRoute, challengesRoute, publicationRoute } from '../../features/statistics/site.js';
import { type SiteRoute } from '../../ui/site/page.js';
import { openDataRoute } from './open-data.js';

const routes: readonly SiteRoute[] = [
  hallRoute,
  needRoute,
  challengesRoute,
  challengeRoute,
  publicationRoute,
  openDataRoute,
];

/** The page of a path with the parts that it names; null where there is none. */
export function findRoute(path: string): { route: SiteRoute; params: Record<string, string> } | null {
  const parts = path.split('/');
  for (const route of routes) {
    const params = match(route.path.split('/'), parts);
    if (params) return { route, params };
  }
  return null;
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = decoded(parts[index]!);
    if (expected.startsWith(':') && given) params[expected.slice(1)] = given;
    else if (expected !== given) return null;
  }
  return params;
}

/** What is not properly encoded is no part of any address of ours. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
