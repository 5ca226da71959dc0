export { readPlainFieldsDirectly, resolveTypesDirectly } from './compilable.js';
export { resolveFieldsDirectly } from './direct.js';
export { type DescribeError, type ErrorView } from './errors.js';
export { createGraphQLServer, type GraphQLServerParts } from './server.js';
