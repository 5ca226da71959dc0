export { readPlainFieldsDirectly, resolveTypesDirectly } from './compilable.js';
export { type DescribeError, type ErrorView } from './errors.js';
export { createGraphQLServer, type GraphQLServerParts } from './server.js';
