import { type Server } from 'node:http';

const graceMs = 8_000;
const lookMs = 50;

/**
 * Stops an HTTP server without losing what is under way: no new connections, idle ones closed at once, the rest when
 * their answer is out; whatever is left after eight seconds is cut.
 */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive falls idle once its answer is out.
  const look = setInterval(() => server.closeIdleConnections(), lookMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(look);
  clearTimeout(cut);
}
