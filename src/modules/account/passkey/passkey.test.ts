/** Passkeys in a real browser: Chromium with an authenticator in software, which its own protocol brings. */
import { createServer } from 'node:net';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, serveTest } from '../../../../test/browser.ts';
import { customerPassword, openAccount } from '../../../../test/customer.ts';
import { inspect, withPage } from '../../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';

let avow: TestProgram;
let site: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
beforeAll(async () => {
  // Passkeys are made for the site's own address, so it must be known before.
  const port = await freePort();
  avow = await openTestProgram({ environment: { PUBLIC_URL: `http://localhost:${port}` } });
  site = await serveTest(avow, port);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await avow.close();
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

/** An authenticator of the machine, as with a fingerprint; its user is there, and answers at once. */
async function giveAuthenticator(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

const looks = {
  'desktop light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'desktop dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'phone light': { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  'phone dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const;

const fine = { overflow: 0, violations: [] };
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function signInByPassword(page: Page, email: string): Promise<void> {
  await page.goto('/en/account/sign-in');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password').fill(customerPassword);
  await press(page, 'Sign in');
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

async function addPasskey(page: Page, check: (name: string) => Promise<void> = async () => {}) {
  await page.locator('input[name=passkeyPassword]').fill(customerPassword);
  await press(page, 'Add a passkey');
  await check('add');
  await page.getByLabel('Name').fill('Laptop');
  await press(page, 'Create the passkey');
}

/** The authenticator in software takes an offer at once, where a person would first choose it: so none is made. */
const withoutOffers = (page: Page) =>
  page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false');

test.each(Object.entries(looks))('a passkey is added, signs in, and is removed, %s', (look, options) =>
  withPage(browser, { ...options, baseURL: site.url }, async (page) => {
    const email = `passkey.${look.replace(' ', '.')}@example.com`;
    await openAccount(avow, email);
    await withoutOffers(page);
    const { session, authenticatorId } = await giveAuthenticator(page);
    const check = async (name: string) =>
      expect(await inspect(page, `passkey ${name} ${look}`), name).toEqual(fine);
    await signInByPassword(page, email);
    await addPasskey(page, check);
    await page.getByText('The passkey is added').waitFor();
    expect(await page.getByRole('rowheader', { name: 'Laptop' }).count()).toBe(1);
    await check('home');
    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
    await addPasskey(page);
    await page.getByText('has a passkey for your account already').waitFor();
    await check('known');

    await page.goto('/en/account');
    await signOut(page);
    await check('sign-in');
    await press(page, 'Sign in with a passkey');
    await page.getByText(`Signed in as ${email}.`).waitFor();

    await page.getByRole('link', { name: 'Remove' }).click();
    await check('remove');
    await page.getByLabel('Present password').fill(customerPassword);
    await press(page, 'Remove the passkey');
    await page.getByText('The passkey is removed').waitFor();

    await signOut(page);
    await press(page, 'Sign in with a passkey');
    await page.getByText('This passkey opens no account here now.').waitFor();
    await check('refused');
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await press(page, 'Sign in with a passkey');
    await page.getByText('Your browser gave no passkey.').waitFor();
    await check('unused');
  }),
);

test('the browser offers passkeys beside what it fills in', () =>
  withPage(browser, { baseURL: site.url }, async (page) => {
    const email = 'passkey.offered@example.com';
    await openAccount(avow, email);
    await giveAuthenticator(page);
    await signInByPassword(page, email);
    await addPasskey(page);
    await page.getByText('The passkey is added').waitFor();
    const isOffered = page.waitForRequest('**/account/passkey/sign-in');
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await isOffered;
    await page.getByText(`Signed in as ${email}.`).waitFor();
  }));

test('where the browser knows no passkeys or runs no script, nobody is offered one', async () => {
  const owner = await openAccount(avow, 'passkey.unknown@example.com');
  for (const javaScriptEnabled of [true, false])
    await withPage(
      browser,
      { baseURL: site.url, javaScriptEnabled, extraHTTPHeaders: owner },
      async (page) => {
        await page.addInitScript('delete window.PublicKeyCredential');
        await page.goto('/en/account/sign-in');
        expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
        expect(await page.getByRole('button', { name: 'Sign in', exact: true }).count()).toBe(1);
        await page.goto('/en/account');
        expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
        expect(await page.getByText('To add one, open this page in a browser').isVisible()).toBe(true);
      },
    );
});
