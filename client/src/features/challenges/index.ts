export { type ChallengeChoice, ChosenChallenge } from './ChosenChallenge.js';
export { ChallengeChoicesDocument } from './chosen.generated.js';
export { challengeDesk } from './desk.js';
export { challengeStatus } from './status-names.js';
