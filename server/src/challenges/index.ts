export { challengesById } from './loaders.js';
export { type ChallengeDefaults, type ChallengeRecord, type Stage } from './model.js';
export {
  access,
  auditsIt,
  challengeScope,
  type InChallenge,
  isAdministrator,
  organizes,
  organizesIt,
} from './policy.js';
export { resolvers } from './resolver.js';
export { acceptsSubmissions, type ChallengeEdit, ChallengeService, type NewChallenge } from './service.js';
export { Challenge, DictionaryEntry, DictionaryEntryInput } from './types.js';
