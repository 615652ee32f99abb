/**
 * Public pages: cached ones against a bare node:http server, rendered ones, their size over the wire, and how soon the
 * program is ready. Program, yardstick and load are processes of their own on the same machine.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { interleaved, type Measured, median, progress, rounded } from './measure.ts';
import { end, lineOf, withStarted } from './started.ts';

const pairs = 5;
const secondsOfRun = 2;
const connections = 32;
const starts = 3;
/** The cached page of the pairs, and a page that is rendered for each request. */
const cachedPath = '/en';
const renderedPath = '/en/privacy/my-data';

export async function run(): Promise<Measured> {
  const readyMs: number[] = [];
  for (let start = 1; start < starts; start++)
    await withStarted(async (site) => {
      readyMs.push(site.readyMs);
    });
  return withStarted(async (site) => {
    readyMs.push(site.readyMs);
    progress(`ready after ${readyMs.map(Math.round).join(', ')} ms`);
    return measure(site.url, median(readyMs));
  });
}

async function measure(url: string, readyMs: number): Promise<Measured> {
  const hello = await startHello();
  try {
    const cached = await interleaved(
      pairs,
      async () => (await load(url + cachedPath)).perSecond,
      async () => (await load(hello.url)).perSecond,
    );
    const rendered: Load[] = [];
    for (let time = 0; time <= pairs; time++) rendered.push(await load(url + renderedPath));
    const measured = rendered.slice(1);
    const ratios = cached.first.map((rate, pair) => rate / (cached.second[pair] ?? Number.NaN));
    return {
      figures: {
        cachedPerSecond: rounded(median(cached.first)),
        helloPerSecond: rounded(median(cached.second)),
        renderedPerSecond: rounded(median(measured.map((one) => one.perSecond))),
        renderedP99Ms: median(measured.map((one) => one.p99Ms)),
        bytes: await largestPage(url),
        readyMs: Math.round(readyMs),
      },
      ratios: { cachedToHello: rounded(median(ratios)) },
      bounds: {
        'ratios.cachedToHello': { atLeast: 0.2 },
        'figures.renderedPerSecond': { atLeast: 1_500 },
        'figures.renderedP99Ms': { atMost: 60 },
        'figures.bytes': { atMost: 40_000 },
        'figures.readyMs': { atMost: 3_000 },
      },
    };
  } finally {
    await end(hello.child);
  }
}

async function startHello(): Promise<{ url: string; child: ChildProcess }> {
  const script = fileURLToPath(new URL('./hello.js', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  return { url: `http://127.0.0.1:${(await lineOf(child, '')).trim()}/`, child };
}

interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
}

interface AutocannonResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

/** Reads one page again and again over some connections, as a browser that takes Brotli does. */
async function load(url: string): Promise<Load> {
  const script = fileURLToPath(import.meta.resolve('autocannon'));
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    ...['--json', '--connections', String(connections), '--duration', String(secondsOfRun)],
    ...['--headers', 'accept-encoding=br, gzip', url],
  ]);
  const result: AutocannonResult = JSON.parse(stdout);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} gave ${result.non2xx} answers that are no page and ${result.errors} errors.`);
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 };
}

/** The most that any page of the site map takes over the wire: itself, style sheets, scripts and icon, without fonts. */
async function largestPage(url: string): Promise<number> {
  const map = await (await fetch(`${url}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map((match) => match[1] ?? '');
  if (paths.length === 0) throw new Error('The site map lists no page.');
  let largest = { path: '', bytes: 0 };
  for (const path of paths) {
    const bytes = await pageBytes(url, path);
    if (bytes > largest.bytes) largest = { path, bytes };
  }
  progress(`the largest of ${paths.length} pages is ${largest.path} with ${largest.bytes} bytes`);
  return largest.bytes;
}

async function pageBytes(url: string, path: string): Promise<number> {
  const html = await (await fetch(url + path)).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)]
    .map((match) => match[1] ?? '')
    .filter((asset) => !asset.endsWith('.woff2'));
  const sizes = await Promise.all([path, ...new Set(assets)].map((one) => wireBytes(url + one)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Bytes of a body as it travels. */
async function wireBytes(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  await response.arrayBuffer();
  return Number(response.headers.get('content-length') ?? Number.NaN);
}
