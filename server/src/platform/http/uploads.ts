import { type Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import { type Request } from 'express';
import { FileRefused, LARGEST_FILE } from '../files/index.js';
import { HttpRefusal } from './errors.js';

/** Room for the form around the file. */
const largestBody = LARGEST_FILE + 64 * 1024;

/** A file as it arrives; whoever gets it must read or destroy the stream. */
export interface ArrivingFile {
  readonly name: string;
  readonly declaredType: string;
  readonly stream: Readable;
}

/**
 * Reads the one file of a multipart request and answers what `keep` makes of it. Throws HttpRefusal for anything else than
 * one file, and for a file that `keep` refuses.
 */
export async function receiveFile<T>(request: Request, keep: (file: ArrivingFile) => Promise<T>): Promise<T> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw tooLarge();
  const form = formOf(request);
  try {
    return await firstFile(request, form, keep);
  } catch (error) {
    if (form.errored) throw malformed();
    throw error instanceof FileRefused ? refusalOf(error) : error;
  } finally {
    // What was not read is let through, so that the client gets to reading the answer.
    request.unpipe(form);
    request.resume();
  }
}

function formOf({ headers }: Request): Busboy {
  if (!headers['content-type']?.startsWith('multipart/form-data')) {
    throw new HttpRefusal(415, 'BAD_REQUEST', 'Send the file as multipart/form-data.');
  }
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 8, fieldSize: 1024, parts: 10 },
    });
  } catch {
    throw malformed();
  }
}

function firstFile<T>(request: Request, form: Busboy, keep: (file: ArrivingFile) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let kept: Promise<T> | undefined;
    form.on('file', (_field, stream, { filename, mimeType }) => {
      // Whoever keeps it may come to reading only after the form broke off.
      stream.on('error', () => undefined);
      kept = keep({ name: filename ?? '', declaredType: mimeType, stream });
      kept.catch(reject);
    });
    form.on('filesLimit', () => reject(new HttpRefusal(400, 'BAD_REQUEST', 'Send one file at a time.')));
    form.on('error', () => reject(malformed()));
    form.on('close', () => void (kept?.then(resolve, reject) ?? reject(missing())));
    request.on('aborted', () => form.destroy(new Error('the client went away')));
    request.pipe(form);
  });
}

function refusalOf({ refusal, message }: FileRefused): HttpRefusal {
  if (refusal === 'TOO_LARGE') return tooLarge();
  return wrongFile(refusal === 'EMPTY' ? 400 : 415, refusal, message);
}

function wrongFile(status: number, code: string, message: string): HttpRefusal {
  const problems = [{ path: 'file', code, message }];
  return new HttpRefusal(status, 'INVALID_INPUT', `file: ${message}`, { problems });
}

const missing = () => wrongFile(400, 'REQUIRED', 'there is no file in the form');
const malformed = () => new HttpRefusal(400, 'BAD_REQUEST', 'The form could not be read.');
const tooLarge = () =>
  new HttpRefusal(413, 'PAYLOAD_TOO_LARGE', `A file may have at most ${LARGEST_FILE >> 20} MiB.`);
