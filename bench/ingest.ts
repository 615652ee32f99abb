/**
 * Reports of pages accepted and stored, counts included, against an empty endpoint: a bare Hono route on the same
 * kind of server in the same process. The load comes from a process of its own on the same machine.
 */
import { execFile } from 'node:child_process';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Serving } from '../src/serve.ts';
import type { LoadResult } from './ingest-load.ts';
import { interleaved, type Measured, median, progress, rounded } from './measure.ts';
import { withServing } from './program.ts';

const connections = 64;
const pairs = 5;
/** Together 10 s of reports, and as long of nothing. */
const secondsOfRun = 2;

export function run(): Promise<Measured> {
  // addresses differ as those of real visitors do, so that counting them is part of the work
  return withServing(measure, { environment: { TRUSTED_PROXIES: '127.0.0.1' } });
}

async function measure(serving: Serving): Promise<Measured> {
  const empty = await serveNothing();
  const reports: LoadResult[] = [];
  const memory: number[] = [];
  const rates = await interleaved(
    pairs,
    async () => {
      const result = await load(new URL(serving.url).port, '/v');
      reports.push(result);
      memory.push(process.memoryUsage().rss / 1e6);
      return result.answered / result.seconds;
    },
    async () => {
      const result = await load(String(empty.port), '/empty');
      return result.answered / result.seconds;
    },
  );
  empty.server.close();
  const accepted = reports.reduce((sum, result) => sum + result.answered - result.refused, 0);
  const stored = await countStored(serving);
  progress(`accepted ${accepted}, stored ${stored}`);
  // the unmeasured pair warmed up; memory may settle in the first two measured ones
  const growth = Math.max(...memory.slice(-2)) - Math.max(...memory.slice(1, 3));
  return {
    figures: {
      viewsPerSecond: rounded(median(rates.first)),
      emptyPerSecond: rounded(median(rates.second)),
      p99Ms: rounded(median(reports.slice(1).map((result) => result.p99Ms))),
      accepted,
      stored,
      missing: accepted - stored,
      memoryGrowthMb: rounded(growth),
    },
    ratios: {
      toEmptyEndpoint: rounded(
        median(rates.first.map((rate, at) => rate / (rates.second[at] ?? Number.NaN))),
      ),
    },
    bounds: {
      'figures.viewsPerSecond': { atLeast: 15_000 },
      'figures.p99Ms': { atMost: 50 },
      'figures.missing': { atLeast: 0, atMost: 0 },
      'figures.memoryGrowthMb': { atMost: 50 },
      'ratios.toEmptyEndpoint': { atLeast: 0.25 },
    },
  };
}

async function load(port: string, path: string): Promise<LoadResult> {
  const script = fileURLToPath(new URL('./ingest-load.js', import.meta.url));
  const args = [script, port, path, String(secondsOfRun), String(connections)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

async function serveNothing(): Promise<{ server: Server; port: number }> {
  const app = new Hono();
  app.post('/empty', () => new Response(null, { status: 204 }));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

/** View records in the log, once all that waits is written. */
async function countStored({ program }: Serving): Promise<number> {
  await program.parts.get('accesslog')?.stop?.();
  const { rows } = await program.admin.query<{ lines: number }>(
    'SELECT count(*) AS lines FROM accesslog.line WHERE visit_id IS NOT NULL',
  );
  return Number(rows[0]?.lines ?? 0);
}
