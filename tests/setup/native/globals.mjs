import { ModuleMocker } from 'jest-mock';

/**
 * What test files import as `@jest/globals`. Modules outlive the test file that loaded them first, and the framework does not: each of
 * these asks for the present one when it is called.
 */
let present;

export function holdGlobals(globals) {
  present = globals;
}

function delegate(name) {
  return new Proxy(() => undefined, {
    apply: (_target, self, parameters) => Reflect.apply(present[name], self, parameters),
    get: (_target, key) => present[name][key],
  });
}

export const describe = delegate('describe');
export const it = delegate('it');
export const test = delegate('test');
export const expect = delegate('expect');
export const beforeAll = delegate('beforeAll');
export const beforeEach = delegate('beforeEach');
export const afterAll = delegate('afterAll');
export const afterEach = delegate('afterEach');

const mocker = new ModuleMocker(globalThis);
const timeout = Symbol.for('TEST_TIMEOUT_SYMBOL');

export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  /** How long a test or hook of this file may take. */
  setTimeout: (milliseconds) => void (globalThis[timeout] = milliseconds),
};

/** Lets the configured timeout hold again. */
export function forgetTimeout() {
  delete globalThis[timeout];
}
