export { hallRoute } from './site/hall.js';
export { needRoute } from './site/need.js';
