import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { type StoredFile } from '../files/index.js';
import { HttpRefusal } from './errors.js';
import { type ArrivingFile, receiveFile } from './uploads.js';

/** Who may store and read files is decided behind these, at each request. */
export interface FileDoor {
  /** How to keep the files of whoever asks; throws for who may not. */
  keeperFor(request: Request, response: Response): Promise<(file: ArrivingFile) => Promise<StoredFile>>;
  /** A file that whoever asks may read now; null for any other. */
  open(
    request: Request,
    response: Response,
    id: string,
  ): Promise<{ file: StoredFile; stream: Readable } | null>;
}

/** `POST /files` stores one file, `GET /files/:id` reads it: always as a download, never cached by others. */
export function fileRoutes(door: FileDoor): Router {
  const router = Router();
  router.post('/files', async (request, response) => {
    refuseOtherSites(request);
    const keep = await door.keeperFor(request, response);
    const { _id: id, name, size, sha256, mediaType } = await receiveFile(request, keep);
    response.status(201).json({ id, name, size, sha256, mediaType });
  });
  router.get('/files/:id', async (request, response) => {
    const found = await door.open(request, response, request.params.id);
    if (!found) throw new HttpRefusal(404, 'NOT_FOUND', 'Missing, or not visible to you.');
    await sendFile(response, found);
  });
  return router;
}

/** A form on another site can send files and cookies, but none of these headers. */
function refuseOtherSites(request: Request): void {
  const headers = ['apollo-require-preflight', 'x-requested-with', 'authorization'];
  if (headers.some((name) => request.get(name))) return;
  throw new HttpRefusal(400, 'BAD_REQUEST', 'Send the header X-Requested-With, with any value.');
}

async function sendFile(
  response: Response,
  { file, stream }: { file: StoredFile; stream: Readable },
): Promise<void> {
  response.attachment(file.name);
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('Content-Length', file.size);
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  try {
    await pipeline(stream, response);
  } catch (error) {
    // The client may leave in the middle; everything else is a fault of ours.
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
