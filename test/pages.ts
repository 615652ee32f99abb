/** A page of the browser for a moment, and what is wrong with it, for tests of how pages look. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findViolations } from './browser.ts';

/** A folder for pictures of every page, to look at; none are taken without it. */
const pictures = process.env.AVOW_GALLERY;

/** Opens a page that knows nothing of any other, and closes it afterwards. */
export async function withPage(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Takes a picture of the whole page, where somebody wants to look at it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.replaceAll(' ', '-')}.png`), fullPage: true });
}

/** How far the open page sticks out of its window, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Takes a picture, and says what axe complains about and how far the page sticks out. */
export async function inspect(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready);
  await takePicture(page, name);
  return { overflow: await overflowOf(page), violations: await findViolations(page) };
}
