export { NO_WORLD, readConfiguration, type Configuration } from './configuration.js';
export { ConfigurationError, type ConfigurationProblem } from './problems.js';
