export { challengeRoute } from './site/challenge.js';
export { challengesRoute } from './site/challenges.js';
export { publicationRoute } from './site/publication.js';
