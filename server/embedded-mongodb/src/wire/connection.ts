import { type Socket } from 'node:net';
import { Framer } from './framer.js';
import { parseMessage, type Request } from './message.js';
import { frameReply } from './reply.js';

/** Answers one request, or not at all: then the connection closes. Must not reject. */
type Answer = (request: Request) => Promise<Uint8Array | null>;

/** Requests a client may send ahead of their answers; more are left in its socket. */
const MOST_WAITING = 128;

/**
 * One client: its requests are answered one after the other, in the order they came. A malformed message
 * closes it.
 */
export class Connection {
  #last: Promise<void> = Promise.resolve();
  #closing = false;
  #waiting = 0;

  constructor(
    private readonly socket: Socket,
    private readonly answer: Answer,
  ) {
    socket.setNoDelay(true);
    const framer = new Framer((message) => this.#enqueue(parseMessage(message)));
    socket.on('data', (chunk) => {
      try {
        framer.push(chunk);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
  }

  #enqueue(request: Request): void {
    if (this.#closing) return;
    if (++this.#waiting === MOST_WAITING) this.socket.pause();
    this.#last = this.#last
      .then(() => this.#serve(request))
      .then(() => {
        if (--this.#waiting === MOST_WAITING / 2) this.socket.resume();
      });
  }

  async #serve(request: Request): Promise<void> {
    const reply = await this.answer(request);
    if (!reply) this.socket.destroy();
    if (!reply || !request.expectsReply || this.socket.destroyed) return;
    const pieces = frameReply(request, reply);
    if (pieces.length > 1) this.socket.cork();
    let takesMore = true;
    for (const piece of pieces) takesMore = this.socket.write(piece);
    if (pieces.length > 1) this.socket.uncork();
    if (!takesMore) await this.#drained();
  }

  /** A client that does not read its answers is not given more. */
  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        this.socket.off('drain', settle).off('close', settle);
        resolve();
      };
      this.socket.on('drain', settle).on('close', settle);
    });
  }

  /** Takes no more requests, finishes those it has, and hangs up. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#last;
    this.socket.end();
    this.socket.destroySoon();
  }
}
