import pino, { type DestinationStream, type Logger } from 'pino';
import { redactLine } from './redact.js';
import { terminalDestination } from './terminal.js';

export type Log = Logger;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The log of one server: JSON lines with ISO times and without secrets; readable lines where a person watches a terminal.
 * A request logs through `requestLog`, so that its lines can be found by its id.
 */
export function createLog(level: LogLevel, destination: DestinationStream = standardOutput()): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactLine },
    },
    destination,
  );
}

/** The log for one request; every line carries `requestId`. */
export function requestLog(log: Log, requestId: string): Log {
  return log.child({ requestId });
}

// Lines are written at once: a log that is buffered while the process dies loses the lines that say why.
function standardOutput(): DestinationStream {
  return process.stdout.isTTY
    ? terminalDestination(process.stdout)
    : pino.destination({ dest: 1, sync: true });
}
