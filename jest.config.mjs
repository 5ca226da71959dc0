export default {
  testEnvironment: 'node',
  testMatch: ['tests', 'server/src', 'server/embedded-mongodb', 'shared/src', 'seeds/src'].map(
    (folder) => `<rootDir>/${folder}/**/*.test.ts`,
  ),
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  // Node loads the files, from the sources of all workspaces, so that no test sees a stale build.
  testSequencer: '<rootDir>/tests/setup/sequencer.mjs',
  testRunner: '<rootDir>/tests/setup/native/runner.mjs',
  transform: {},
  globalSetup: '<rootDir>/tests/setup/start-database.mjs',
  globalTeardown: '<rootDir>/tests/setup/stop-database.mjs',
  // Outside of the temporary folder, which a run takes with it when it ends.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  reporters: ['default', '<rootDir>/tests/setup/result-reporter.mjs'],
  maxWorkers: 2,
  testTimeout: 120_000,
};
