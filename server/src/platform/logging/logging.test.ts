import { describe, expect, it } from '@jest/globals';
import { createLog, requestLog, type Log, type LogLevel } from './index.js';
import { terminalDestination } from './terminal.js';

const SECRET = 'planted-Zx81-secret';

function capture(level: LogLevel = 'info'): {
  log: Log;
  text: () => string;
  lines: () => Record<string, unknown>[];
} {
  const written: string[] = [];
  const log = createLog(level, { write: (line: string) => void written.push(line) });
  return {
    log,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  it.each([
    'authorization',
    'Authorization',
    'cookie',
    'set-cookie',
    'password',
    'newPassword',
    'token',
    'accessToken',
    'secret',
    'MEILI_MASTER_KEY',
  ])('never shows the value of %s, at any depth', (name) => {
    const { log, text } = capture();
    log.info({ [name]: SECRET }, 'flat');
    log.info({ a: { b: [{ c: { d: { [name]: SECRET } } }] } }, 'deep');
    log.info({ request: { headers: { [name]: [SECRET, SECRET] } } }, 'list');
    log.error({ err: Object.assign(new Error('failed'), { context: { [name]: SECRET } }) }, 'error');
    log.error(Object.assign(new Error('failed'), { [name]: SECRET }));
    log.child({ [name]: SECRET }).info('child');
    expect(text()).not.toContain(SECRET);
    expect(text().match(/\[redacted\]/g)).toHaveLength(6);
  });

  it('removes credentials quoted inside text', () => {
    const { log, text } = capture();
    log.warn(
      { err: new Error(`cannot reach mongodb://someone:${SECRET}@db.example:27017/x`) },
      `Bearer ${SECRET}`,
    );
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain('db.example:27017');
  });

  it('keeps what is no secret: names, levels, times, request ids, counts', () => {
    const { log, lines } = capture();
    requestLog(log, 'r-1').info({ operation: 'login', tokens: 12, fen: 5n }, 'served');
    expect(lines()[0]).toMatchObject({
      level: 'info',
      requestId: 'r-1',
      operation: 'login',
      tokens: 12,
      fen: 5,
      msg: 'served',
    });
    expect(lines()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('writes the message and the stack of an error, and survives cycles', () => {
    const { log, lines } = capture();
    const cyclic: Record<string, unknown> = { name: 'ring' };
    cyclic.self = cyclic;
    log.error({ err: new TypeError('broken'), cyclic }, 'caught');
    expect(lines()[0]).toMatchObject({
      err: { type: 'TypeError', message: 'broken' },
      cyclic: { name: 'ring', self: '[Circular]' },
    });
    expect((lines()[0]?.err as { stack: string }).stack).toContain('logging.test');
  });

  it('obeys its level', () => {
    const { log, lines } = capture('warn');
    log.info('unheard');
    log.warn('heard');
    expect(lines().map((line) => line.msg)).toEqual(['heard']);
  });

  it('is readable on a terminal', () => {
    const shown: string[] = [];
    const log = createLog('info', terminalDestination({ write: (text) => shown.push(text) }));
    log.info({ port: 4000, host: '127.0.0.1' }, 'listening');
    expect(shown[0]).toMatch(/^\d\d:\d\d:\d\d INFO {2}listening port=4000 host=127\.0\.0\.1\n$/);
  });
});
