import { resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from '../logging/index.js';
import { ConfigurationError, shownValue, type ConfigurationProblem } from './problems.js';
import {
  readCount,
  readHost,
  readMongoUri,
  readPort,
  readProxies,
  readUrl,
  Refused,
  type Proxies,
} from './values.js';

export interface Configuration {
  /** 0 asks the system for a free port. */
  port: number;
  host: string;
  /** The address that links name, without a trailing slash; absent means the one that is listened on. */
  publicUrl: string | undefined;
  /** Express's `trust proxy`: hops, or addresses of proxies. */
  trustProxy: Proxies;
  /** Absolute. */
  dataDir: string;
  /** The seeded world to be present, or `none`. */
  world: string;
  mongodbUri: string | undefined;
  meili: { url: string; masterKey: string | undefined } | undefined;
  /** How many files, and mebibytes of them, somebody may have uploaded that nothing refers to yet. */
  pendingFiles: number;
  pendingMebibytes: number;
  logLevel: LogLevel;
}

export const NO_WORLD = 'none';
const DEFAULT_WORLD = 'gansu-7';
const OWN_VARIABLES = ['DUIJIE_DATA_DIR', 'DUIJIE_WORLD'];

/**
 * What the environment asks for. An empty variable counts as not set. `worlds` are the names that DUIJIE_WORLD may take.
 * @throws ConfigurationError naming every wrong variable at once
 */
export function readConfiguration(
  env: NodeJS.ProcessEnv,
  worlds: readonly string[] = [DEFAULT_WORLD],
): Configuration {
  const problems: ConfigurationProblem[] = unknownVariables(env);
  function read<T>(name: string, fallback: T, parse: (given: string) => T): T {
    const given = env[name];
    if (!given) return fallback;
    try {
      return parse(given);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.push({ name, given: shownValue(name, given), allowed: error.allowed });
      return fallback;
    }
  }
  const optional = (name: string, parse: (given: string) => string): string | undefined =>
    read<string | undefined>(name, undefined, parse);

  const mongodbUri = optional('MONGODB_URI', readMongoUri);
  const meiliUrl = optional('MEILI_URL', readUrl);
  const masterKey = env.MEILI_MASTER_KEY || undefined;
  const configuration: Configuration = {
    port: read('PORT', 4000, readPort),
    host: read('HOST', '127.0.0.1', readHost),
    publicUrl: optional('PUBLIC_URL', readUrl),
    trustProxy: read<Proxies>('TRUST_PROXY', false, readProxies),
    dataDir: resolve(env.DUIJIE_DATA_DIR || './data'),
    world: read('DUIJIE_WORLD', env.MONGODB_URI ? NO_WORLD : DEFAULT_WORLD, oneOf([...worlds, NO_WORLD])),
    mongodbUri,
    meili: meiliUrl === undefined ? undefined : { url: meiliUrl, masterKey },
    pendingFiles: read('MAX_PENDING_FILES', 200, readCount),
    pendingMebibytes: read('MAX_PENDING_MIB', 1_024, readCount),
    logLevel: read('LOG_LEVEL', 'info', oneOf(LOG_LEVELS)),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return configuration;
}

function oneOf<T extends string>(values: readonly T[]): (given: string) => T {
  return (given) => {
    const found = values.find((value) => value === given);
    if (found === undefined) throw new Refused(values.join(', '));
    return found;
  };
}

// A misspelt name would otherwise do nothing at all, silently.
function unknownVariables(env: NodeJS.ProcessEnv): ConfigurationProblem[] {
  return Object.entries(env)
    .filter(([name]) => name.startsWith('DUIJIE_') && !OWN_VARIABLES.includes(name))
    .map(([name, given]) => ({
      name,
      given: shownValue(name, given ?? ''),
      allowed: `only ${OWN_VARIABLES.join(' and ')} begin with DUIJIE_`,
    }));
}
