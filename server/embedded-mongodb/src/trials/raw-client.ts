import { connect, type Socket } from 'node:net';
import { type Document } from 'bson';
import { decode, encode } from '../bson/decode.js';
import { Framer } from '../wire/framer.js';

export interface MessageOptions {
  /** Document sequences sent beside the body. */
  sequences?: Record<string, Document[]>;
  moreToCome?: boolean;
  checksum?: boolean;
}

/** An OP_MSG as a client would frame it. */
export function message(requestId: number, body: Document, options: MessageOptions = {}): Buffer {
  const sections = [Buffer.from([0]), encode({ ...body, $db: 'test' })];
  for (const [name, documents] of Object.entries(options.sequences ?? {}))
    sections.push(sequence(name, documents));
  if (options.checksum) sections.push(Buffer.alloc(4));
  const content = Buffer.concat(sections);
  const header = Buffer.alloc(20);
  header.writeInt32LE(20 + content.length, 0);
  header.writeInt32LE(requestId, 4);
  header.writeInt32LE(2013, 12);
  header.writeUInt32LE((options.checksum ? 1 : 0) | (options.moreToCome ? 2 : 0), 16);
  return Buffer.concat([header, content]);
}

function sequence(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map(encode)]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** A client that sends bytes as given and hears every reply. */
export class RawClient {
  readonly replies: { responseTo: number; body: Document }[] = [];
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #heard: () => void = () => undefined;

  constructor(uri: string) {
    this.#socket = connect(decodeURIComponent(new URL(uri).host));
    const framer = new Framer((reply) => {
      const legacy = reply.readInt32LE(12) === 1;
      this.replies.push({ responseTo: reply.readInt32LE(8), body: decode(reply.subarray(legacy ? 36 : 21)) });
      this.#heard();
    });
    this.#socket.on('data', (chunk) => framer.push(chunk));
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve()));
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Waits until so many replies have come in all. */
  async heard(count: number): Promise<void> {
    while (this.replies.length < count) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  /** Sends one command and gives its reply. */
  async ask(body: Document, options?: MessageOptions): Promise<Document> {
    const count = this.replies.length;
    this.send(message(count + 1, body, options));
    await this.heard(count + 1);
    return (this.replies[count] as { body: Document }).body;
  }

  close(): void {
    this.#socket.destroy();
  }
}
