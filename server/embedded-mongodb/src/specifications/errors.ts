import assert from 'node:assert';
import {
  type Document,
  MongoBulkWriteError,
  type MongoError,
  MongoNetworkError,
  MongoServerError,
} from 'mongodb';
import { type ErrorExpectation } from './format.js';
import { type Matcher } from './match.js';
import { plainBulkResult } from './operations.js';

/** Checks the error an operation ended with. */
export function checkError(at: string, thrown: unknown, expected: ErrorExpectation, matcher: Matcher): void {
  assert(thrown instanceof Error, `${at}: expected an error`);
  const error = thrown as MongoError & Document;
  const told = `${at}: ${error.message}`;
  if (expected.isClientError !== undefined) assert.equal(isOfClient(error), expected.isClientError, told);
  if (expected.errorCode !== undefined) assert.equal(error['code'], Number(expected.errorCode), told);
  if (expected.errorCodeName !== undefined && error['codeName'] !== undefined)
    assert.equal(error['codeName'], expected.errorCodeName, told);
  if (expected.errorContains !== undefined)
    assert(error.message.toLowerCase().includes(expected.errorContains.toLowerCase()), told);
  for (const label of expected.errorLabelsContain ?? [])
    assert(hasLabel(error, label), `${told}: without ${label}`);
  for (const label of expected.errorLabelsOmit ?? [])
    assert(!hasLabel(error, label), `${told}: with ${label}`);
  if (expected.expectResult !== undefined && error instanceof MongoBulkWriteError)
    matcher.match(expected.expectResult, plainBulkResult(error.result), `${at}: result`);
  if (expected.errorResponse !== undefined && error instanceof MongoServerError)
    matcher.match(expected.errorResponse, error.errorResponse, `${at}: response`);
}

/** Network errors and the driver's own refusals; whatever the server answered is not. */
function isOfClient(error: Error): boolean {
  return (
    error instanceof MongoNetworkError ||
    !(error instanceof MongoServerError || error instanceof MongoBulkWriteError)
  );
}

function hasLabel(error: MongoError, label: string): boolean {
  return typeof error.hasErrorLabel === 'function' && error.hasErrorLabel(label);
}
