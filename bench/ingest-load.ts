/**
 * A process of its own that reports pages as browsers do: keep-alive connections, one request at a time on each, real
 * headers, the visit's cookie taken and given back. Raw sockets, because a full HTTP client would cost the server the
 * core that it is measured on. Run as `node ingest-load.js PORT PATH SECONDS CONNECTIONS`; prints one JSON object.
 */
import { createConnection, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from './measure.ts';

export interface LoadResult {
  readonly answered: number;
  /** Answers other than 204. */
  readonly refused: number;
  readonly seconds: number;
  readonly p99Ms: number;
}

const [port = '0', path = '/', seconds = '1', connections = '1'] = process.argv.slice(2);
const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/';
const pages = ['/en/', '/de/', '/en/products', '/ru/privacy', '/en/privacy/cookies', '/de/contact'];
/** After so many reports a visitor is another one. */
const reportsOfVisit = 20;

const latencies: number[] = [];
let refused = 0;
let running = true;

class Visitor {
  private readonly socket: Socket;
  private readonly number: number;
  private sent = 0;
  private startedAt = 0;
  private cookie = '';
  private received = '';
  private finish: () => void = () => {};

  constructor(number: number) {
    this.number = number;
    this.socket = createConnection({ port: Number(port), host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('latin1').on('data', (text: string) => this.take(text));
  }

  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.finish = resolve;
      this.socket.on('error', reject).on('connect', () => this.send());
    });
  }

  private send(): void {
    if (this.sent % reportsOfVisit === 0) this.cookie = '';
    const body = this.report();
    this.startedAt = performance.now();
    this.socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nUser-Agent: ${agent}${138 + (this.number % 4)}.0.0.0 Safari/537.36\r\n` +
        `Accept: */*\r\nAccept-Language: de-AT,de;q=0.9,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nContent-Type: application/json\r\n` +
        `Origin: http://localhost:${port}\r\nReferer: http://localhost:${port}/en/\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors\r\n` +
        `X-Forwarded-For: 198.51.100.${this.number + 1}\r\n${this.cookie}Content-Length: ${body.length}\r\n\r\n${body}`,
    );
    this.sent++;
  }

  /** A view, a used link, and the time for which the page was seen, in turn. */
  private report(): string {
    const page = pages[(this.number + Math.floor(this.sent / 3)) % pages.length] ?? '/';
    const kinds = [{}, { l: '/en/products' }, { t: 1_000 + ((this.sent * 577) % 90_000), b: 0 }];
    return JSON.stringify({ p: page, ...kinds[this.sent % 3] });
  }

  private take(text: string): void {
    this.received += text;
    if (!this.received.includes('\r\n\r\n')) return;
    latencies.push(performance.now() - this.startedAt);
    if (!this.received.startsWith('HTTP/1.1 204')) refused++;
    const found = /set-cookie: (avow_visit=[^;]+)/i.exec(this.received)?.[1];
    if (found) this.cookie = `Cookie: ${found}\r\n`;
    this.received = '';
    if (running) this.send();
    else {
      this.socket.destroy();
      this.finish();
    }
  }
}

const started = performance.now();
const visitors = Array.from({ length: Number(connections) }, (_, number) => new Visitor(number).run());
await wait(Number(seconds) * 1_000);
running = false;
await Promise.all(visitors);
const result: LoadResult = {
  answered: latencies.length,
  refused,
  seconds: (performance.now() - started) / 1_000,
  p99Ms: percentile(latencies, 0.99),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
