export { challengesById } from './loaders.js';
export { type ChallengeDefaults, type ChallengeRecord, type Stage } from './model.js';
export { access, challengeScope, isAdministrator, organizes } from './policy.js';
import { ChallengeResolver } from './resolver.js';

export const resolvers = [ChallengeResolver] as const;
export { acceptsSubmissions, type ChallengeEdit, ChallengeService, type NewChallenge } from './service.js';
export { Challenge, DictionaryEntry, DictionaryEntryInput } from './types.js';
