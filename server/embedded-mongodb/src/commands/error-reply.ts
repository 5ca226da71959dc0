import { encode } from '../bson/decode.js';
import { MongoError } from '../errors.js';

/** The reply to a command that failed. What is no answer of MongoDB's is a fault of the engine, which `onFault` hears of. */
export function errorReply(error: unknown, onFault: (error: unknown) => void): Uint8Array {
  if (error instanceof MongoError)
    return encode({
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...error.extra,
    });
  onFault(error);
  const errmsg = error instanceof Error ? error.message : String(error);
  return encode({ ok: 0, errmsg, code: 1, codeName: 'InternalError' });
}
