import { expect, test } from 'vitest';
import type { Route } from '../../platform/module.ts';
import { createNormalise } from './paths.ts';

const page = (path: string): Route => ({
  method: 'GET',
  path,
  localised: true,
  handle: async () => new Response(),
});

const normalise = createNormalise(() =>
  ['/privacy/my-data/:file{(all|portable)\\.(json|csv)}', '/privacy/my-data/:page', '/r/:code', '/'].map(
    page,
  ),
);

test.each([
  ['/de/r/7KQ2M', '/r/:code'],
  ['/ru/', '/'],
  ['/en/privacy/my-data/all.csv', '/privacy/my-data/:file{(all|portable)\\.(json|csv)}'],
  ['/en/privacy/my-data/take', '/privacy/my-data/:page'],
  ['/en/r/7KQ2M/more', 'other'],
])('%s counts as %s: the rule of a parameter is its own', (path, pattern) => {
  expect(normalise(path)).toBe(pattern);
});
