import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname, release, totalmem, type } from 'node:os';
import { Long, ObjectId, Timestamp, UUID, type Document } from 'bson';
import { MongoError } from '../errors.js';
import { type Handler } from './context.js';

/** What protocol and server version this engine answers as. */
const WIRE_VERSION = 21;
const SERVER_VERSION = '7.0.0';
const SESSION_MINUTES = 30;
const ELECTION = new ObjectId('7fffffff0000000000000001');

/**
 * Presents as the primary of a replica set of one, so that drivers use transactions and retryable writes as
 * in production.
 */
export const hello: Handler = ({ server: { address }, connectionId }) => {
  const now = new Date();
  const opTime = { ts: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }), t: Long.fromNumber(1) };
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    secondary: false,
    readOnly: false,
    setName: 'embedded',
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    electionId: ELECTION,
    lastWrite: { opTime, lastWriteDate: now },
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: now,
    logicalSessionTimeoutMinutes: SESSION_MINUTES,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
  };
};

export const acknowledge: Handler = () => ({});

export const buildInfo: Handler = () => ({
  version: SERVER_VERSION,
  versionArray: SERVER_VERSION.split('.').map(Number).concat(0),
  gitVersion: 'embedded',
  modules: [],
  bits: 64,
  debug: false,
  maxBsonObjectSize: 16_777_216,
  storageEngines: ['lmdb'],
});

export const serverStatus: Handler = () => {
  const { rss, heapUsed } = process.memoryUsage();
  const mem: Document = { resident: Math.round(rss / 1_000_000), heapUsed };
  return {
    host: 'embedded',
    version: SERVER_VERSION,
    process: 'mongod',
    pid: process.pid,
    uptime: process.uptime(),
    mem,
    storageEngine: { name: 'lmdb' },
  };
};

/** The parameters clients ask for; of this server there are no others. */
const PARAMETERS: Document = {
  featureCompatibilityVersion: { version: '7.0' },
  authenticationMechanisms: [],
};

export const getParameter: Handler = ({ command: { body } }) => {
  if (body['getParameter'] === '*') return PARAMETERS;
  const found = Object.entries(PARAMETERS).filter(([name]) => name in body);
  if (found.length === 0) throw new MongoError(72, 'no option found to get');
  return Object.fromEntries(found);
};

export const hostInfo: Handler = () => ({
  system: {
    currentTime: new Date(),
    hostname: hostname(),
    cpuAddrSize: 64,
    memSizeMB: Math.round(totalmem() / 1_048_576),
    numCores: availableParallelism(),
    cpuArch: process.arch,
  },
  os: { type: type(), name: type(), version: release() },
  extra: {},
});

export const getCmdLineOpts: Handler = () => ({ argv: [], parsed: {} });

/** There is no log to read from; shells ask for the warnings of the start. */
export const getLog: Handler = ({ command: { body } }) => {
  if (body['getLog'] === '*') return { names: ['global', 'startupWarnings'] };
  return { totalLinesWritten: 0, log: [] };
};

export const whatsmyuri: Handler = ({ connectionId }) => ({ you: `connection ${connectionId}` });

export const usersInfo: Handler = () => ({ users: [] });

export const rolesInfo: Handler = () => ({ roles: [] });

export const startSession: Handler = () => ({
  id: { id: new UUID(randomUUID()) },
  timeoutMinutes: SESSION_MINUTES,
});

export const connectionStatus: Handler = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
});

export const endSessions: Handler = ({ command, server }) => {
  const sessions = Array.isArray(command.body['endSessions'])
    ? (command.body['endSessions'] as Document[])
    : [];
  for (const lsid of sessions) server.cursors.killOf(server.sessions.end(lsid));
  return {};
};
