import { Long, ObjectId, Timestamp, type Document } from 'bson';
import { type Handler } from './context.js';

/** What protocol and server version this engine answers as. */
const WIRE_VERSION = 21;
const SERVER_VERSION = '7.0.0';
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
    logicalSessionTimeoutMinutes: 30,
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
