import asyncHooks from 'node:async_hooks';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import runCircus from 'jest-circus/runner';
import { forgetTimeout, holdGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);

/**
 * Runs a test file as Node runs any module: without a context of its own, so that what one file has loaded and the engine has optimised
 * serves the next one in the same worker. Everything else is jest's. In return modules live as long as the worker: what a test file
 * needs to itself (a server, a database, a folder) it makes itself, as every one of ours does.
 */
export default async function runNatively(globalConfig, config, environment, runtime, testPath, send) {
  const native = {
    requireInternalModule: freshly,
    requireModule: (path) => require(path),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
    setGlobalsForRuntime: holdGlobals,
    enterTestCode: () => undefined,
    leaveTestCode: () => undefined,
  };
  // Traces are mapped to the sources by Node (--enable-source-maps); jest would map them by what it has transformed itself.
  Error.prepareStackTrace = undefined;
  Error.stackTraceLimit = 20;
  forgetTimeout();
  return runCircus.default(globalConfig, config, environment, native, testPath, send);
}

/** The framework keeps the tests of one file as state of its module and of the global object: a new one for each file. */
function freshly(path) {
  delete require.cache[require.resolve(path)];
  for (const key of frameworkKeys) delete globalThis[key];
  const before = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
  Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { ...ofData, value: OneByOne });
  try {
    return require(path);
  } finally {
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', before);
  }
}

const ofData = { configurable: true, enumerable: true, writable: true };

/**
 * In place of AsyncLocalStorage, by which the framework knows what test it is in: to find out it would have Node follow every promise of
 * the server, too. The tests of a file run one after another, so remembering the present one will do.
 */
class OneByOne {
  #store;

  getStore() {
    return this.#store;
  }

  run(store, work) {
    const before = this.#store;
    const leave = () => void (this.#store = before);
    this.#store = store;
    const result = work();
    if (typeof result?.then === 'function') return result.finally(leave);
    leave();
    return result;
  }
}

const frameworkKeys = [Symbol.for('EVENT_HANDLERS'), Symbol.for('RETRY_TIMES_SETTER')];
