import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Connection } from 'mongoose';
import { inTransaction, openTemporaryDatabase, syncIndexes } from '../mongo/index.js';
import { FileRefused, FileStore, FileUnavailable, LARGEST_FILE, type StoredFile } from './index.js';
import { jpeg, office, pdf, png, zip } from './samples.test-data.js';

const NOW = new Date('2022-06-01T08:00:00Z');
const HOUR = 3_600_000;

let connection: Connection;
let drop: () => Promise<void>;
let dataDir: string;
let store: FileStore;
let count = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duijie-files-'));
  ({ connection, drop } = await openTemporaryDatabase());
  store = new FileStore(connection, dataDir);
  await syncIndexes(connection);
});
afterAll(async () => {
  await drop();
  await rm(dataDir, { recursive: true, force: true });
});

function put(content: Buffer | string, name: string, declaredType = ''): Promise<StoredFile> {
  const pieces = Buffer.from(content);
  const stream = Readable.from(
    [pieces.subarray(0, 7), pieces.subarray(7)].filter((piece) => piece.length > 0),
  );
  return store.store(stream, { id: `f${++count}`, name, declaredType, uploadedBy: 'p1', now: NOW });
}

async function refusalOf(content: Buffer | string, name: string, declaredType?: string): Promise<string> {
  const error: unknown = await put(content, name, declaredType).catch((reason: unknown) => reason);
  return error instanceof FileRefused ? error.refusal : 'accepted';
}

async function filesOnDisk(): Promise<string[]> {
  const found = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('storing', () => {
  it.each([
    ['drawing.pdf', pdf(), 'application/pdf'],
    [
      'terms.docx',
      office('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'budget.xlsx',
      office('xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'talk.pptx',
      office('ppt/presentation.xml'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['photo.PNG', png(), 'image/png'],
    ['photo.jpg', jpeg(), 'image/jpeg'],
    ['说明.txt', '温度 ≤ 900 ℃\r\n', 'text/plain'],
    ['gb.csv', Buffer.from('d6b8b1ea2cc4bfb1ea0d0a', 'hex'), 'text/csv'],
  ])('%s comes back byte for byte', async (name, content, mediaType) => {
    const file = await put(content, name, mediaType);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(file).toMatchObject({
      sha256,
      size: Buffer.byteLength(content),
      name,
      mediaType,
      uploadedBy: 'p1',
      uploadedAt: NOW,
    });
    expect(await store.find(file._id)).toEqual(file);
    const opened = await store.open(file._id);
    expect(await buffer(opened?.stream ?? Readable.from([]))).toEqual(Buffer.from(content));
  });

  it('keeps equal content once, under its digest', async () => {
    const [first, second] = [await put('the same', 'a.txt'), await put('the same', 'b.txt')];
    expect(second?.sha256).toBe(first?.sha256);
    expect((await filesOnDisk()).filter((name) => name === first?.sha256)).toHaveLength(1);
  });

  it('knows nothing of an unknown file', async () => {
    expect(await store.find('nowhere')).toBeNull();
    expect(await store.open('nowhere')).toBeNull();
    expect(await store.findMany(['nowhere', 'f1'])).toHaveLength(1);
  });
});

describe('refusing', () => {
  const page = '<!DOCTYPE html><script>alert(1)</script>';
  it.each<[string, string, Buffer | string]>([
    ['TYPE_NOT_ALLOWED', 'page.html', page],
    ['TYPE_NOT_ALLOWED', 'picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['TYPE_NOT_ALLOWED', 'run.js', 'alert(1)'],
    ['TYPE_NOT_ALLOWED', 'archive.zip', zip(['a.txt'])],
    ['TYPE_NOT_ALLOWED', 'terms.pdf.exe', 'MZ'],
    ['TYPE_NOT_ALLOWED', 'no-ending', 'text'],
    ['UNSAFE_CONTENT', 'page.txt', page],
    ['UNSAFE_CONTENT', 'late.csv', `${'a,b\n'.repeat(300_000)}<SCRIPT>`],
    ['UNSAFE_CONTENT', 'drawing.txt', '  <svg onload="x()">'],
    ['CONTENT_MISMATCH', 'page.pdf', page.replace(/.*/, 'plain')],
    ['CONTENT_MISMATCH', 'binary.txt', Buffer.from([0, 1, 2, 3])],
    ['CONTENT_MISMATCH', 'shell.txt', '#!/bin/sh\nrm -rf /'],
    ['CONTENT_MISMATCH', 'picture.jpg', png()],
    ['CONTENT_MISMATCH', 'half.png', png().subarray(0, -3)],
    ['CONTENT_MISMATCH', 'trailer.png', Buffer.concat([png(), Buffer.from('more')])],
    ['CONTENT_MISMATCH', 'half.pdf', pdf().subarray(0, -8)],
    ['CONTENT_MISMATCH', 'shifted.pdf', Buffer.concat([Buffer.from('GIF89a'), pdf()])],
    ['CONTENT_MISMATCH', 'sheet.docx', office('xl/workbook.xml')],
    ['CONTENT_MISMATCH', 'plain.docx', zip(['a.txt'])],
    ['CONTENT_MISMATCH', 'longer.docx', Buffer.concat([office('word/document.xml'), Buffer.from('x')])],
    ['CONTENT_MISMATCH', 'shifted.docx', Buffer.concat([Buffer.from('MZ'), office('word/document.xml')])],
    ['UNSAFE_CONTENT', 'macro.docx', office('word/document.xml', ['word/vbaProject.bin'])],
    ['UNSAFE_CONTENT', 'climbing.docx', office('word/document.xml', ['../../etc/passwd'])],
    ['UNSAFE_CONTENT', 'acting.pdf', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['UNSAFE_CONTENT', 'archive.pdf', Buffer.concat([pdf(), zip(['a.txt']), Buffer.from('\n%%EOF')])],
    ['UNSAFE_CONTENT', 'page.jpg', jpeg('<html><script>alert(1)</script>')],
    ['UNSAFE_CONTENT', 'pdf.jpg', jpeg('%PDF-1.7')],
    ['EMPTY', 'empty.txt', ''],
    ['TOO_LARGE', 'large.txt', Buffer.alloc(LARGEST_FILE + 1, 'a')],
  ])('%s: %s, and nothing is kept', async (refusal, name, content) => {
    const [disk, rows] = [await filesOnDisk(), await connection.collection('files').countDocuments()];
    expect(await refusalOf(content, name)).toBe(refusal);
    expect(await filesOnDisk()).toEqual(disk);
    expect(await connection.collection('files').countDocuments()).toBe(rows);
  });

  it('a declared type that contradicts the ending', async () => {
    expect(await refusalOf(pdf(), 'a.pdf', 'text/html')).toBe('CONTENT_MISMATCH');
    expect(await refusalOf('a,b', 'a.csv', 'application/vnd.ms-excel')).toBe('accepted');
    expect(await refusalOf('text', 'a.txt', 'text/plain; charset=utf-8')).toBe('accepted');
  });

  it('a file of exactly the greatest size is kept', async () => {
    expect(await refusalOf(Buffer.alloc(LARGEST_FILE, 'a'), 'full.txt')).toBe('accepted');
  });

  it('a stream that breaks off leaves nothing', async () => {
    const disk = await filesOnDisk();
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('begin');
        throw new RangeError('connection lost');
      })(),
    );
    const upload = { id: 'broken', name: 'a.txt', declaredType: '', uploadedBy: 'p1', now: NOW };
    await expect(store.store(broken, upload)).rejects.toThrow(RangeError);
    expect(await filesOnDisk()).toEqual(disk);
    expect(await store.find('broken')).toBeNull();
  });
});

describe('attaching', () => {
  it('gives a file to one subject only', async () => {
    const { _id } = await put('attached', 'a.txt');
    const attach = (id: string): Promise<void> =>
      inTransaction(connection, (session) => store.attach(session, _id, { kind: 'requirement', id }));
    await attach('r1');
    await attach('r1');
    await expect(attach('r2')).rejects.toThrow(FileUnavailable);
    expect((await store.find(_id))?.attachedTo).toEqual({ kind: 'requirement', id: 'r1' });
  });

  it('refuses a file that does not exist', async () => {
    const attempt = inTransaction(connection, (session) =>
      store.attach(session, 'nowhere', { kind: 'requirement', id: 'r1' }),
    );
    await expect(attempt).rejects.toThrow(FileUnavailable);
  });
});

describe('sweeping', () => {
  it('forgets what was left unattached for a day, and only that', async () => {
    const kept = await put('kept for a subject', 'kept.txt');
    await inTransaction(connection, (session) =>
      store.attach(session, kept._id, { kind: 'requirement', id: 'r9' }),
    );
    const left = await put('left behind', 'left.txt');
    const crashed = join(dataDir, 'files', 'incoming', 'half-received');
    await writeFile(crashed, 'half');
    const old = new Date(Date.now() - 48 * HOUR);
    await utimes(crashed, old, old);
    for (const { sha256 } of [kept, left]) {
      await utimes(join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256), old, old);
    }
    expect((await store.sweepUnattached(new Date(NOW.getTime() + 23 * HOUR))).files).toBe(0);

    await connection
      .collection('files')
      .updateOne({ _id: left._id as never }, { $set: { uploadedAt: new Date(Date.now() - 25 * HOUR) } });
    await connection
      .collection('files')
      .updateMany(
        { attachedTo: null, _id: { $ne: left._id as never } },
        { $set: { uploadedAt: new Date() } },
      );
    expect(await store.sweepUnattached(new Date())).toEqual({ files: 1, contents: 2 });
    expect(await store.find(left._id)).toBeNull();
    expect(await store.find(kept._id)).not.toBeNull();
    const names = await filesOnDisk();
    expect(names).toContain(kept.sha256);
    expect(names).not.toContain(left.sha256);
    expect(names).not.toContain('half-received');
  });
});
