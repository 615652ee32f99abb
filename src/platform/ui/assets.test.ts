import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadAssets } from './assets.ts';

const assets = loadAssets();
const site = () => {
  const file = assets.serve(assets.asset('site.css'));
  if (file === undefined) throw new Error('site.css is not served under its own URL');
  return file;
};

test('an asset is served under a URL that changes with its content, and may be cached for ever', () => {
  expect(assets.asset('site.css')).toMatch(/^\/assets\/site\.[0-9a-f]{8}\.css$/);
  expect(site().type).toBe('text/css; charset=utf-8');
  expect(site().headers['Cache-Control']).toBe('public, max-age=31536000, immutable');
});

test('both compressed variants hold the same text, and the public style sheet stays under 8 KB', () => {
  const { body, variants } = site();
  expect(variants.br && brotliDecompressSync(variants.br)).toEqual(body);
  expect(variants.gzip && gunzipSync(variants.gzip)).toEqual(body);
  expect(variants.br?.length).toBeLessThan(8 * 1024);
});

test('every font of the style sheet is served by ourselves, uncompressed, in Latin and Cyrillic', () => {
  const urls = [
    ...site()
      .body.toString()
      .matchAll(/url\(([^)]+)\)/g),
  ].map(([, url]) => url ?? '');
  expect(urls.length).toBe(9);
  for (const url of urls) {
    expect(assets.serve(url)?.type).toBe('font/woff2');
    expect(assets.serve(url)?.variants).toEqual({});
  }
  expect(urls.join()).toMatch(/golos-text-cyrillic.*source-serif-4-cyrillic/);
});

test('what is not an asset is not served, and a wrong name says which there are', () => {
  expect(assets.serve('/assets/site.css')).toBeUndefined();
  expect(assets.serve('/assets/../package.json')).toBeUndefined();
  expect(() => assets.asset('sit.css')).toThrow(/There is no asset sit\.css; there are .*site\.css/);
});
