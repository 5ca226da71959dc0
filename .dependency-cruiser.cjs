// The house's order: each folder may import only what stands to its right, and another slice only through its index.ts.
const order = [
  'statistics',
  'search',
  'matching',
  'contracts',
  'dockings',
  'solutions',
  'requirements',
  'teams',
  'reviews',
  'challenges',
  'organizations',
  'accounts',
  'kernel',
  'platform',
];
const slices = order.slice(0, -2);
const tests = '\\.test\\.ts$';

const againstTheOrder = order.map((name, index) => ({
  name: `${name}-imports-rightwards`,
  comment: 'statistics → … → accounts → kernel → platform; effects that go backwards travel as outbox events',
  severity: 'error',
  from: { path: `^server/src/${name}/`, pathNot: tests },
  to: { path: `^server/src/((${order.slice(0, index).join('|') || 'nothing'})/|(app|main|schema)\\.ts)` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...againstTheOrder,
    {
      name: 'slices-through-their-door',
      comment: 'another slice, the kernel and a part of the platform are imported through their index.ts',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/' },
      to: {
        path: `^server/src/(${[...slices, 'kernel'].join('|')})/`,
        pathNot: ['^server/src/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'services-know-no-graphql',
      severity: 'error',
      from: { path: '^server/src/[^/]+/(service|policy|workflow|model)', pathNot: tests },
      to: {
        path: [
          'node_modules/graphql/',
          'node_modules/type-graphql/',
          'kernel/graphql/',
          '/resolver\\.ts$',
          '/types\\.ts$',
        ],
      },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^shared/src', pathNot: tests },
      to: { path: '^(server|client|seeds|tests)/|node_modules' },
    },
    {
      name: 'client-imports-rightwards',
      comment: 'app → features → ui → shared',
      severity: 'error',
      from: { path: '^client/src/(features|ui)/' },
      to: { path: '^client/src/app/' },
    },
    {
      name: 'client-ui-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/ui/' },
      to: { path: '^client/src/features/' },
    },
    {
      name: 'client-features-through-their-door',
      severity: 'error',
      from: { path: '^client/src/(?:app|features/([^/]+))/' },
      to: { path: '^client/src/features/', pathNot: ['^client/src/features/$1/', '/(index|site)\\.ts$'] },
    },
    {
      name: 'client-and-server-meet-in-the-api',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|seeds)/' },
    },
    {
      name: 'embedded-database-stands-alone',
      severity: 'error',
      from: { path: '^server/embedded-mongodb/src', pathNot: tests },
      to: { path: '^(server/src|shared|seeds|tests)/' },
    },
    {
      name: 'seeds-through-the-door',
      comment: 'worlds are written through the services, never through models',
      severity: 'error',
      from: { path: '^seeds/src' },
      to: { path: '^server/src/', pathNot: ['/index\\.ts$', '^server/src/app\\.ts$'] },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(server|shared|seeds|client)/', pathNot: tests },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
