/** `/metrics` in the Prometheus text format: counts of the program, none of a person. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { isLoopback } from '../../../platform/loopback.ts';
import {
  type Metric,
  type ModuleServices,
  noRoute,
  type RequestContext,
  type RequestFacts,
  type Route,
} from '../../../platform/module.ts';

/** Counts answered requests, to be read as metrics. */
export function createRequestCount() {
  const counts = new Map<string, { labels: Record<string, string>; requests: number; seconds: number }>();
  return {
    observe: ({ method, route, status, durationMs }: RequestFacts) => {
      // methods of requests that no route answers are chosen by strangers
      const verb = route === noRoute || method === null ? 'any' : method;
      const hundred = Math.floor(status / 100);
      const key = `${verb} ${route} ${hundred}`;
      let count = counts.get(key);
      if (!count) {
        count = { labels: { method: verb, route, status: `${hundred}xx` }, requests: 0, seconds: 0 };
        counts.set(key, count);
      }
      count.requests += 1;
      count.seconds += durationMs / 1_000;
    },
    metrics: (): Metric[] => [
      {
        name: 'avow_http_requests_total',
        help: 'Requests answered, by route pattern and class of status.',
        type: 'counter',
        samples: [...counts.values()].map(({ labels, requests }) => ({ labels, value: requests })),
      },
      {
        name: 'avow_http_request_seconds_total',
        help: 'Time spent answering them.',
        type: 'counter',
        samples: [...counts.values()].map(({ labels, seconds }) => ({ labels, value: seconds })),
      },
    ],
  };
}

/** The program itself. */
export const processMetrics = (): Metric[] => [
  {
    name: 'avow_process_resident_memory_bytes',
    help: 'Memory of the program.',
    type: 'gauge',
    samples: [{ value: process.memoryUsage.rss() }],
  },
  {
    name: 'avow_process_uptime_seconds',
    help: 'Time since the program started.',
    type: 'gauge',
    samples: [{ value: Math.round(process.uptime()) }],
  },
];

/** Metrics of all modules, for a caller on this machine or with the token in `$AVOW_DATA/keys/metrics.token`. */
export function metricsRoute({ wiring, env }: ModuleServices): Route {
  const tokenFile = join(env.dataDir, 'keys', 'metrics.token');
  return {
    method: 'GET',
    path: '/metrics',
    noAddress: true,
    handle: async (context) => {
      if (!isLocal(context) && !hasToken(context, tokenFile))
        return context.text(
          `Metrics are for this machine. From elsewhere, send "Authorization: Bearer" with the token of ${'$AVOW_DATA'}/keys/metrics.token.\n`,
          403,
        );
      const metrics = await Promise.all([...wiring.parts().values()].map((part) => part.metrics?.() ?? []));
      return context.text(exposition(metrics.flat()), 200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Cache-Control': 'no-store',
      });
    },
  };
}

/** A request that a proxy passed on is none of this machine, even where the proxy runs on it. */
function isLocal(context: RequestContext): boolean {
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
  if (passedOn.some((name) => context.req.header(name) !== undefined)) return false;
  const peer = context.env && 'incoming' in context.env ? getConnInfo(context).remote.address : '127.0.0.1';
  return isLoopback((peer ?? '').replace(/^::ffff:/, ''));
}

function hasToken(context: RequestContext, file: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  const token = given ? readToken(file) : '';
  return !!given && token.length >= 16 && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Empty where the operator has set no token. */
function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The text format 0.0.4: two comment lines and one line for each sample. */
export function exposition(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, type, samples }) => [
    `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ labels, value }) => `${name}${labelText(labels ?? {})} ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
