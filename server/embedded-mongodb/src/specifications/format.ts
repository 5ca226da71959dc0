import { type Document } from 'mongodb';

/** A file of the unified test format of mongodb/specifications, as far as this runner reads it. */
export interface TestFile {
  description: string;
  runOnRequirements?: Requirement[];
  createEntities?: Document[];
  initialData?: CollectionData[];
  tests: TestCase[];
}

export interface TestCase {
  description: string;
  skipReason?: string;
  runOnRequirements?: Requirement[];
  operations: Operation[];
  expectEvents?: EventExpectation[];
  outcome?: CollectionData[];
}

export interface CollectionData {
  databaseName: string;
  collectionName: string;
  createOptions?: Document;
  documents: Document[];
}

export interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
  auth?: boolean;
  serverless?: string;
  csfle?: unknown;
  serverParameters?: Document;
}

export interface Operation {
  name: string;
  object: string;
  arguments?: Document;
  expectResult?: unknown;
  expectError?: ErrorExpectation;
  ignoreResultAndError?: boolean;
  saveResultAsEntity?: string;
}

export interface ErrorExpectation {
  isClientError?: boolean;
  isTimeoutError?: boolean;
  errorContains?: string;
  errorCode?: number;
  errorCodeName?: string;
  errorLabelsContain?: string[];
  errorLabelsOmit?: string[];
  expectResult?: unknown;
  errorResponse?: Document;
}

export interface EventExpectation {
  client: string;
  eventType?: string;
  ignoreExtraEvents?: boolean;
  events: Document[];
}

/** A test that this runner, this driver or a server like this one has no way to run; the message says why. */
export class Skipped extends Error {}

const SERVER_VERSION = [7, 0, 0];
const TOPOLOGY = 'replicaset';

/** Refuses a test that is not for a replica set of MongoDB 7.0 without authentication. */
export function requireRunnable(requirements: Requirement[] | undefined): void {
  if (!requirements || requirements.length === 0 || requirements.some(isMet)) return;
  throw new Skipped(requirements.map(unmet).join(' or '));
}

function isMet(requirement: Requirement): boolean {
  return unmet(requirement) === '';
}

/** What of a requirement is not met; empty when all is. */
function unmet({ minServerVersion, maxServerVersion, topologies, ...others }: Requirement): string {
  if (minServerVersion && compareVersion(minServerVersion) > 0) return `needs MongoDB ${minServerVersion}`;
  if (maxServerVersion && compareVersion(maxServerVersion) < 0)
    return `ends with MongoDB ${maxServerVersion}`;
  if (topologies && !topologies.includes(TOPOLOGY)) return `needs ${topologies.join('/')}`;
  if (others.auth) return 'needs authentication';
  if (others.serverless === 'require' || others.csfle) return 'needs serverless or encryption';
  return others.serverParameters ? 'needs server parameters' : '';
}

function compareVersion(text: string): number {
  const parts = text.split('.').map(Number);
  for (const [i, own] of SERVER_VERSION.entries()) {
    const difference = (parts[i] ?? 0) - own;
    if (difference !== 0) return difference;
  }
  return 0;
}
