import { Agent, request } from 'node:http';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any; // boundary: an answer has the shape its query asks for

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Asking {
  readonly token?: string | undefined;
  readonly cookie?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

class StaleConnection extends Error {}

/** Speaks HTTP over a bounded number of connections that stay open; it costs as little as Node allows. */
export class Client {
  readonly #agent: Agent;

  constructor(
    readonly url: string,
    connections = 64,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  }

  /** Posts a body of JSON to a path. Rejects when the connection breaks before the answer is complete. */
  async post(path: string, body: string | Buffer, asking: Asking = {}): Promise<Answer> {
    try {
      return await this.#send(path, body, asking);
    } catch (error) {
      // The server may close a connection that was idle just when it is used again; then the request is sent anew.
      if (!(error instanceof StaleConnection)) throw error;
      return this.#send(path, body, asking);
    }
  }

  #send(path: string, body: string | Buffer, asking: Asking): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, {
        method: 'POST',
        agent: this.#agent,
        headers: headersOf(body, asking),
      });
      sent.once('error', (error) => reject(sent.reusedSocket ? new StaleConnection() : error));
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('aborted', () => reject(new Error('the answer broke off')));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.end(body);
    });
  }

  /** The data of an operation; throws where there are errors. */
  async graphql<T = Data>(
    query: string,
    variables: Record<string, unknown> = {},
    asking: Asking = {},
  ): Promise<T> {
    const { text } = await this.post('/graphql', JSON.stringify({ query, variables }), asking);
    const { data, errors } = JSON.parse(text) as { data: T; errors?: unknown };
    if (errors) throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  close(): void {
    this.#agent.destroy();
  }
}

function headersOf(body: string | Buffer, { token, cookie, idempotencyKey }: Asking) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(cookie && { cookie }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  };
}
