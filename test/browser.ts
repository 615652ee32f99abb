/** The program behind a real port, and the system's Chromium, for tests that need both. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createApplication } from '../src/platform/http/application.ts';
import { listen } from '../src/platform/http/server.ts';
import type { TestProgram } from './program.ts';

/** An ordinary browser's name for itself: Chromium without a window calls itself a robot. */
export const personsAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Opens Chromium: `$CHROMIUM`, or the system's. Close it in `afterAll`. */
export function openBrowser(): Promise<Browser> {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = places.find((place) => place && isProgram(place));
  if (!executablePath)
    throw new Error(
      'The browser tests need Chromium: run npm test, which brings it, or set CHROMIUM to its path.',
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox', `--user-agent=${personsAgent}`] });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the open page, each as "rule: places". All rules, or those with the tags (a mail has no
 * landmarks); the size of targets (WCAG 2.5.8), which axe leaves off unless asked, is always among them.
 */
export async function findViolations(page: Page, tags: readonly string[] = []): Promise<string[]> {
  // The pages' own policy lets no other script in, so the checker comes as an expression.
  await page.evaluate(axe);
  const options = {
    rules: { 'target-size': { enabled: true } },
    ...(tags.length > 0 && { runOnly: [...tags, 'wcag22aa'] }),
  };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`);
}

/** Serves a test’s program on this machine, on a free port unless one is given. */
export async function serveTest(
  avow: TestProgram,
  port = 0,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const app = createApplication(avow.program.services, [...avow.program.parts.values()]);
  const web = await listen(app, { port, host: '127.0.0.1' });
  return { url: `http://localhost:${web.port}`, stop: web.stop };
}
