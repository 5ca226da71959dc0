import { type DestinationStream } from 'pino';

interface TerminalLine {
  level: string;
  time: string;
  msg?: string;
  err?: { stack?: string };
  [field: string]: unknown;
}

/** Writes log lines for a person: time, level, message, then the other fields; the stack of an error below. */
export function terminalDestination(out: { write(text: string): unknown }): DestinationStream {
  return { write: (line: string) => void out.write(readable(JSON.parse(line) as TerminalLine)) };
}

function readable({ level, time, msg, err, ...fields }: TerminalLine): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  const head = [time.slice(11, 19), level.toUpperCase().padEnd(5), msg ?? '', ...rest].join(' ').trimEnd();
  return err?.stack ? `${head}\n${err.stack}\n` : `${head}\n`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
