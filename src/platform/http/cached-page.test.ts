import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import { policy } from '../../../test/reference.ts';
import { testClock } from '../clock.ts';
import { readEnvironment } from '../env.ts';
import type { RequestVariables } from '../module.ts';
import { loadAssets } from '../ui/assets.ts';
import type { SitePage } from '../ui/layout.tsx';
import { cachedPage } from './pages.tsx';

function serving(render: () => Promise<SitePage>, seconds: number) {
  const clock = testClock('2026-11-25T12:00:00Z');
  const services = { policy, clock, env: readEnvironment({}), assets: loadAssets() };
  const page = cachedPage(services as unknown as Parameters<typeof cachedPage>[0], render, seconds);
  const app = new Hono<RequestVariables>();
  app.onError(() => new Response(null, { status: 500 }));
  app.get('/', (context) => {
    context.set('language', 'en');
    return page(context);
  });
  return { clock, ask: (headers = {}) => app.request('/', { headers }) };
}

const page = async (): Promise<SitePage> => ({ path: '/', title: 'A page' });

test('a page is made once for all who ask at the same time, and anew when it is stale', async () => {
  const render = vi.fn(page);
  const { clock, ask } = serving(render, 15);
  await Promise.all([ask(), ask(), ask()]);
  expect(render).toHaveBeenCalledTimes(1);
  clock.advance(15_000);
  await Promise.all([ask(), ask()]);
  expect(render).toHaveBeenCalledTimes(2);
});

test('a page that could not be made is tried again by the next who asks', async () => {
  const render = vi.fn(page).mockRejectedValueOnce(new Error('away'));
  const { ask } = serving(render, 15);
  expect((await ask()).status).toBe(500);
  expect((await ask()).status).toBe(200);
});

test('a browser that has the page is told so', async () => {
  const { ask } = serving(page, 15);
  const etag = (await ask()).headers.get('etag') ?? '';
  expect((await ask({ 'if-none-match': etag })).status).toBe(304);
});
