export * from './dice.js';
export { type Publication } from './publication.js';
export { type Conflict, type Recommendation, type Review } from './review.js';
export * from './season-calendar.js';
export { type NeedPlan, planSeason } from './season.js';
export * from './working-time.js';
