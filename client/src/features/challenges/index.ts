export { type ChallengeChoice, ChosenChallenge } from './ChosenChallenge.js';
export { challengeStatus } from './status-names.js';
