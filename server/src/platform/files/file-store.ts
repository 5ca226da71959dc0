import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { type ClientSession, type Connection, type Model } from 'mongoose';
import { trusted } from '../mongo/index.js';
import { ContentStore } from './content.js';
import { FileUnavailable } from './errors.js';
import { inspect } from './inspect.js';
import { FORMATS, formatFor } from './media-types.js';
import { fileModel, type Attachment, type StoredFile } from './model.js';
import { cleanName } from './name.js';

const UNATTACHED_HOURS = 24;

export interface Upload {
  id: string;
  name: string;
  /** What the client calls it; empty where it says nothing. */
  declaredType: string;
  uploadedBy: string;
  now: Date;
}

/** Files and what is known about them. Who may store, attach or read one is for the callers to decide, each time. */
export class FileStore {
  private readonly content: ContentStore;
  private readonly files: Model<StoredFile>;

  constructor(connection: Connection, dataDir: string) {
    this.content = new ContentStore(join(dataDir, 'files'));
    this.files = fileModel(connection);
  }

  /**
   * Keeps a file: durable on disk before it is recorded, recorded before this resolves.
   * @throws FileRefused for what is too large, of a kind not allowed, or not what it says; the stream is ended then
   */
  async store(stream: Readable, upload: Upload): Promise<StoredFile> {
    const { id, declaredType, uploadedBy, now } = upload;
    const name = cleanName(upload.name);
    const format = formatOrEnd(stream, name, declaredType);
    const received = await this.content.receive(stream, (handle, size) => inspect(handle, size, format));
    await this.content.keep(received);
    const { sha256, size } = received;
    const { mediaType } = FORMATS[format];
    const file = { _id: id, sha256, size, name, mediaType, uploadedBy, uploadedAt: now, attachedTo: null };
    await this.files.create(file);
    return file;
  }

  /** What is known about a file, or null. */
  async find(id: string): Promise<StoredFile | null> {
    return this.files.findById(id).lean<StoredFile>();
  }

  /** The files among `ids` that exist, in no order. */
  async findMany(ids: readonly string[]): Promise<StoredFile[]> {
    return this.files.find({ _id: trusted({ $in: [...ids] }) }).lean<StoredFile[]>();
  }

  /** How many files somebody uploaded that nothing refers to yet, and how many bytes these have together. */
  async pendingOf(uploadedBy: string): Promise<{ count: number; bytes: number }> {
    const pending = { uploadedBy, 'attachedTo.kind': null };
    const found = await this.files.find(pending, { size: 1 }).lean<{ size: number }[]>();
    return { count: found.length, bytes: found.reduce((sum, { size }) => sum + size, 0) };
  }

  /** A file and its bytes, or null; the caller must consume or destroy the stream. */
  async open(id: string): Promise<{ file: StoredFile; stream: Readable } | null> {
    const file = await this.find(id);
    return file && { file, stream: this.content.read(file.sha256) };
  }

  /**
   * Gives a file to a subject, once and for all; giving it to the same subject again changes nothing.
   * @throws FileUnavailable where there is no such file or another subject has it
   */
  async attach(session: ClientSession, id: string, { kind, id: subjectId }: Attachment): Promise<void> {
    const attachedTo = { kind, id: subjectId };
    const { matchedCount } = await this.files.updateOne(
      { _id: id, attachedTo: null },
      { attachedTo },
      { session },
    );
    if (matchedCount === 1) return;
    const mine = { _id: id, 'attachedTo.kind': kind, 'attachedTo.id': subjectId };
    if (!(await this.files.exists(mine).session(session))) throw new FileUnavailable(id);
  }

  /** Forgets files that nobody attached within 24 hours, and content that no file refers to; a job runs it. */
  async sweepUnattached(now: Date): Promise<{ files: number; contents: number }> {
    const before = new Date(now.getTime() - UNATTACHED_HOURS * 3_600_000);
    const unattached = {
      'attachedTo.kind': null,
      'attachedTo.id': null,
      uploadedAt: trusted({ $lt: before }),
    };
    const { deletedCount } = await this.files.deleteMany(unattached);
    const contents = await this.content.sweep(before, async (sha256s) => {
      const found = await this.files.distinct('sha256', { sha256: trusted({ $in: sha256s }) });
      return new Set(found);
    });
    return { files: deletedCount, contents };
  }
}

function formatOrEnd(stream: Readable, name: string, declaredType: string): ReturnType<typeof formatFor> {
  try {
    return formatFor(name, declaredType);
  } catch (error) {
    stream.destroy();
    throw error;
  }
}
