import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type AddressInfo, type Socket } from 'node:net';

type Stored = Record<string, unknown> & { readonly id: string };

/** How an engine may fail that is there but of no use. `refusing` takes no connections at all. */
export type Ailment = 'refusing' | 'slow' | 'wrong key' | 'half open';

const json = { 'content-type': 'application/json' };

/**
 * As much of Meilisearch as keeping documents takes: indexes, documents, tasks and swaps, over HTTP. It finds nothing. What it holds
 * outlives the servers that write to it, and it fails in the ways that engines do.
 */
export class DocumentKeeper {
  readonly #indexes = new Map<string, Map<string, Stored>>();
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #tasks = 0;
  #ailment: Ailment | null = null;

  static async start(): Promise<DocumentKeeper> {
    const keeper = new DocumentKeeper();
    await keeper.#listen();
    return keeper;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Documents of an index. */
  documents(uid: string): readonly Stored[] {
    return [...(this.#indexes.get(uid)?.values() ?? [])];
  }

  /** Fails like this from now on, or works again. */
  async ail(ailment: Ailment | null): Promise<void> {
    if (this.#ailment === 'refusing') await this.#listen();
    this.#ailment = ailment;
    for (const socket of this.#sockets) socket.destroy();
    if (ailment === 'refusing') await this.stop();
    // Whoever kept a connection notices that it is gone.
    await pause(20);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(null)));
    this.#server = null;
  }

  async #listen(): Promise<void> {
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        if (this.#ailment === 'slow') return;
        if (this.#ailment === 'half open') return void response.writeHead(200, json).write('{"hits":[');
        const answer = this.#ailment === 'wrong key' ? refused : this.#answer(request, body);
        response.writeHead(answer.status, json).end(JSON.stringify(answer.body));
      });
    });
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => void server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  #answer({ method, url }: IncomingMessage, body: unknown): { status: number; body: object } {
    const { pathname, searchParams } = new URL(url!, this.url);
    const [root, uid = '', documents, id] = pathname.slice(1).split('/');
    const index = this.#indexes.get(uid);
    const line = [method, root, uid && ':uid', documents, id && ':id'].filter(Boolean).join(' ');
    switch (line) {
      case 'GET health':
        return { status: 200, body: { status: 'available' } };
      case 'GET version':
        return { status: 200, body: { pkgVersion: '1.50.0' } };
      case 'GET tasks :uid':
        return { status: 200, body: { uid: Number(uid), status: 'succeeded' } };
      case 'GET indexes :uid':
        return index ? { status: 200, body: { uid } } : missing;
      case 'GET indexes :uid documents :id':
        return index?.has(id!) ? { status: 200, body: index.get(id!)! } : missing;
      case 'GET indexes :uid documents':
        return index ? { status: 200, body: pageOf(index, searchParams) } : missing;
      default:
        this.#write(line, uid, body);
        return { status: 202, body: { taskUid: this.#tasks++, status: 'enqueued' } };
    }
  }

  #write(line: string, uid: string, body: unknown): void {
    const index = this.#indexes.get(uid) ?? new Map<string, Stored>();
    switch (line) {
      case 'POST indexes':
        return void this.#indexes.set((body as { uid: string }).uid, new Map());
      case 'DELETE indexes :uid':
        return void this.#indexes.delete(uid);
      case 'PATCH indexes :uid settings':
        return;
      case 'POST indexes :uid documents':
        for (const document of body as Stored[]) index.set(document.id, document);
        return void this.#indexes.set(uid, index);
      case 'POST indexes :uid documents :id':
        return (body as string[]).forEach((id) => index.delete(id));
      case 'POST swap-indexes':
        return (body as { indexes: [string, string] }[]).forEach(({ indexes }) => this.#swap(...indexes));
      default:
        throw new Error(`a keeper of documents does not know ${line}`);
    }
  }

  #swap(one: string, other: string): void {
    const [first, second] = [this.#indexes.get(one)!, this.#indexes.get(other)!];
    this.#indexes.set(one, second).set(other, first);
  }
}

const missing = {
  status: 404,
  body: { message: 'There is none.', code: 'not_found', type: 'invalid_request' },
};
const refused = {
  status: 403,
  body: { message: 'The key is invalid.', code: 'invalid_api_key', type: 'auth' },
};

function pageOf(index: ReadonlyMap<string, Stored>, parameters: URLSearchParams): object {
  const [offset, limit] = [Number(parameters.get('offset')), Number(parameters.get('limit') ?? 20)];
  return { results: [...index.values()].slice(offset, offset + limit), offset, limit, total: index.size };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
}
