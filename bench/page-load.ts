/**
 * Visitors who read pages, in a thread of their own so that the server's work does not delay their clock. Started as a
 * worker it reads pages at a steady pace; each message asks for the latencies since the last one.
 */
import { Agent, get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const pages = ['/en', '/en/contact', '/en/privacy', '/de'];
const visitors = 4;
/** Milliseconds that a visitor waits between two pages. */
const pauseMs = 10;

export interface PageLoad {
  /** Milliseconds of each answer since the last call. */
  take(): Promise<number[]>;
  stop(): Promise<void>;
}

/** Starts the visitors on a site. */
export function startPageLoad(url: string): PageLoad {
  const worker = new Worker(new URL(import.meta.url), { workerData: { url } });
  return {
    take: () => {
      const { promise, resolve } = Promise.withResolvers<number[]>();
      worker.once('message', resolve);
      worker.postMessage('take');
      return promise;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}

function read(agent: Agent, url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  get(
    url,
    {
      agent,
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    },
    (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${answer.statusCode}`)),
      );
    },
  ).on('error', reject);
  return promise;
}

async function visit(url: string, latencies: number[], first: number): Promise<never> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let number = first; ; number++) {
    const started = performance.now();
    await read(agent, url + pages[number % pages.length]);
    latencies.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

if (!isMainThread && parentPort) {
  const latencies: number[] = [];
  const port = parentPort;
  port.on('message', () => port.postMessage(latencies.splice(0)));
  const { url }: { url: string } = workerData;
  for (let visitor = 0; visitor < visitors; visitor++) void visit(url, latencies, visitor);
}
