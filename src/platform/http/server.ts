/** The web server: opens the port, and answers and tells of what Node or its adapter could not read as a request. */

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Fault } from '../fault.ts';
import type { Application } from './application.ts';

export interface WebServer {
  readonly port: number;
  /** Takes no new connections, lets running requests end, and closes what is idle. */
  stop(): Promise<void>;
}

const drainMs = 10_000;

interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** Milliseconds that the headers of a request may take to arrive. */
  readonly patienceMs?: number;
}

/** Opens the port. @throws Fault when it is taken or not ours to take */
export async function listen(app: Application, options: ListenOptions): Promise<WebServer> {
  const server = createWebServer(app, options.patienceMs ?? 15_000);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portFault(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    stop: () => stop(server),
  };
}

/** Every request is told to the observers once: by the application, or here where it never got there. */
function createWebServer(app: Application, patienceMs: number): Server {
  /** The last request that reached the application, which the adapter calls at once or not at all. */
  let reached: IncomingMessage | null = null;
  const answer = getRequestListener(
    (request, bindings) => {
      reached = bindings.incoming as IncomingMessage;
      return app.fetch(request, bindings);
    },
    {
      errorHandler: (error) =>
        error instanceof RequestError
          ? new Response(sentences[400], { status: 400, headers: headersOf(app, 400) })
          : new Response(null, { status: 500 }),
    },
  );
  /** The answer that runs or was last on a connection. */
  const answers = new WeakMap<Duplex, ServerResponse>();
  const hear = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answers.set(incoming.socket, outgoing);
    void answer(incoming, outgoing);
    if (reached === incoming) return;
    app.tellUnread({ peer: incoming.socket.remoteAddress, status: 400, bytes: sizeOf(400), incoming });
  };

  // Without a host the adapter refuses, so that the refusal is told as others are.
  const server = createServer(
    { requireHostHeader: false, headersTimeout: patienceMs, connectionsCheckingInterval: patienceMs },
    hear,
  );
  // An expectation that nobody knows is no reason to refuse (RFC 9110, 10.1.1).
  server.on('checkExpectation', hear);
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    refuse(app, socket as Socket, 405, incoming);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const last = answers.get(socket);
    const tell = () => refuse(app, socket as Socket, statusOf(error));
    if (!last || (last.req.complete && last.writableFinished)) tell();
    // What cannot be read behind a request waits for its answer; a body belongs to a request that has a line already.
    else if (last.req.complete) last.once('close', tell);
    else socket.destroy();
  });
  return server;
}

/** What is said to who sends no request that can be read. The status is Node's own for the same mistake. */
const sentences = {
  400: 'This is no request that this server can read.\n',
  405: 'This server is no proxy.\n',
  408: 'The request took too long to arrive.\n',
  413: 'The request is too large.\n',
  431: 'The headers of the request are larger than 16 kB.\n',
} as const;

type Refusal = keyof typeof sentences;

function statusOf({ code }: NodeJS.ErrnoException): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

const sizeOf = (status: Refusal): number => Buffer.byteLength(sentences[status]);

const headersOf = (app: Application, status: Refusal): Record<string, string> => ({
  ...Object.fromEntries(app.headers),
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Length': `${sizeOf(status)}`,
  Connection: 'close',
  ...(status === 405 && { Allow: 'GET, HEAD, POST, OPTIONS' }),
});

/** Answers on the bare connection and ends it. One that was lost, or on which nothing came, held no request. */
function refuse(app: Application, socket: Socket, status: Refusal, incoming?: IncomingMessage): void {
  const { remoteAddress: peer, bytesRead } = socket;
  socket.on('error', () => {});
  if (!socket.writable || bytesRead === 0) return void socket.destroy();
  const head = Object.entries(headersOf(app, status)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${sentences[status]}`);
  socket.destroySoon();
  app.tellUnread({ peer, status, bytes: sizeOf(status), ...(incoming && { incoming }) });
}

function portFault(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): Error {
  if (error.code === 'EADDRINUSE')
    return new Fault(
      `Port ${port} on ${host} is taken by another program: end it, or set PORT to a free one.`,
    );
  if (error.code === 'EACCES')
    return new Fault(
      `Port ${port} needs rights that this user does not have: set PORT above 1023 and put a proxy before it.`,
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Fault(`HOST is ${host}, which is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.`);
  return error;
}

async function stop(server: Server): Promise<void> {
  const forced = setTimeout(() => server.closeAllConnections(), drainMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(forced);
}
