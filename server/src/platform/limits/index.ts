export { Attempts, TooManyAttempts, type AttemptsLimit } from './attempts.js';
