const typescript = {
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

export default {
  testEnvironment: 'node',
  // Workspaces are read from their sources, so that no test sees a stale build.
  testEnvironmentOptions: { customExportConditions: ['development', 'node', 'node-addons'] },
  testMatch: ['tests', 'server/src', 'server/embedded-mongodb', 'shared/src', 'seeds/src'].map(
    (folder) => `<rootDir>/${folder}/**/*.test.ts`,
  ),
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', typescript] },
  globalSetup: '<rootDir>/tests/setup/start-database.mjs',
  globalTeardown: '<rootDir>/tests/setup/stop-database.mjs',
  // Outside of the temporary folder, which a run takes with it when it ends.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  reporters: ['default', '<rootDir>/tests/setup/result-reporter.mjs'],
  maxWorkers: 2,
  testTimeout: 60_000,
};
