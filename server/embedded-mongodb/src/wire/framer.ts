import { MongoError } from '../errors.js';

/** What the handshake announces as the largest message, plus the room of its header. */
const MAX_MESSAGE_BYTES = 48_000_000 + 16_384;
const HEADER_BYTES = 16;

/** Cuts a stream of chunks into whole messages. */
export class Framer {
  #chunks: Buffer[] = [];
  #buffered = 0;

  constructor(private readonly onMessage: (message: Buffer) => void) {}

  /**
   * Takes the next chunk and hands out every message it completes; a length out of bounds is an error of the
   * connection.
   */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    while (this.#buffered >= HEADER_BYTES) {
      const length = this.#first(4).readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new MongoError(17, `a message of ${length} bytes`);
      if (this.#buffered < length) return;
      const head = this.#first(length);
      this.#chunks[0] = head.subarray(length);
      if (head.length === length) this.#chunks.shift();
      this.#buffered -= length;
      this.onMessage(head.subarray(0, length));
    }
  }

  /** The first chunk, grown until it holds at least `bytes`. */
  #first(bytes: number): Buffer {
    if ((this.#chunks[0] as Buffer).length < bytes) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] as Buffer;
  }
}
