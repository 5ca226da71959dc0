import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { ConfigurationError, readConfiguration } from './index.js';

const WORLDS = ['gansu-7', 'review-week'];

function problemsOf(env: NodeJS.ProcessEnv): ConfigurationError {
  try {
    readConfiguration(env, WORLDS);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfiguration({}, WORLDS)).toEqual({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: undefined,
      trustProxy: false,
      dataDir: resolve('data'),
      world: 'gansu-7',
      mongodbUri: undefined,
      meili: undefined,
      pendingFiles: 200,
      pendingMebibytes: 1_024,
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      PUBLIC_URL: 'https://duijie.example/',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      DUIJIE_DATA_DIR: '/srv/duijie',
      DUIJIE_WORLD: 'review-week',
      MONGODB_URI: 'mongodb://u:p@db/duijie',
      MEILI_URL: 'http://search:7700',
      MEILI_MASTER_KEY: 'key',
      MAX_PENDING_FILES: '20',
      MAX_PENDING_MIB: '64',
      LOG_LEVEL: 'debug',
    };
    expect(readConfiguration(env, WORLDS)).toEqual({
      port: 0,
      host: '::1',
      publicUrl: 'https://duijie.example',
      trustProxy: ['loopback', '10.0.0.0/8'],
      dataDir: '/srv/duijie',
      world: 'review-week',
      mongodbUri: 'mongodb://u:p@db/duijie',
      meili: { url: 'http://search:7700', masterKey: 'key' },
      pendingFiles: 20,
      pendingMebibytes: 64,
      logLevel: 'debug',
    });
  });

  it('seeds nothing into a MongoDB unless asked to', () => {
    expect(readConfiguration({ MONGODB_URI: 'mongodb://db' }, WORLDS).world).toBe('none');
    expect(readConfiguration({ MONGODB_URI: 'mongodb://db', DUIJIE_WORLD: 'gansu-7' }, WORLDS).world).toBe(
      'gansu-7',
    );
  });

  it('takes empty variables as not set', () => {
    expect(readConfiguration({ PORT: '', MEILI_URL: '', MONGODB_URI: '' }, WORLDS)).toMatchObject({
      port: 4000,
      world: 'gansu-7',
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '4000.5'],
    ['PORT', '0x10'],
    ['PORT', ' 80'],
    ['HOST', 'not a host'],
    ['HOST', '999.1.1.1'],
    ['HOST', 'http://x'],
    ['PUBLIC_URL', 'duijie.example'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'https://x/?a=1'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'loopback,elsewhere'],
    ['DUIJIE_WORLD', 'atlantis'],
    ['MONGODB_URI', 'postgres://db'],
    ['MEILI_URL', 'search:7700'],
    ['MAX_PENDING_FILES', '0'],
    ['MAX_PENDING_MIB', 'many'],
    ['LOG_LEVEL', 'loud'],
    ['DUIJIE_DATADIR', '/srv'],
  ])('refuses %s=%s by name, value and what is allowed', (name, given) => {
    const { problems, message } = problemsOf({ [name]: given });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ name, given });
    expect(problems[0]?.allowed).not.toBe('');
    expect(message).toContain(`${name} is "${given}"`);
  });

  it('lists all problems at once', () => {
    const { problems } = problemsOf({ PORT: 'x', LOG_LEVEL: 'y', DUIJIE_WORLD: 'z', DUIJIE_PORT: '1' });
    expect(problems.map(({ name }) => name).sort()).toEqual([
      'DUIJIE_PORT',
      'DUIJIE_WORLD',
      'LOG_LEVEL',
      'PORT',
    ]);
    expect(problems.find(({ name }) => name === 'DUIJIE_WORLD')?.allowed).toBe('gansu-7, review-week, none');
  });

  it('never shows a secret', () => {
    const { message } = problemsOf({
      MONGODB_URI: 'postgres://someone:hush@db.example/x',
      MEILI_URL: 'http://admin:hush@search.example',
      DUIJIE_MEILI_MASTER_KEY: 'hush',
      DUIJIE_TOKEN: 'hush',
    });
    expect(message).not.toContain('hush');
    expect(message).toContain('db.example');
  });
});
