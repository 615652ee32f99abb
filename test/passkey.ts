/** A customer's passkey in tests: added and used through the pages, as a browser does it. */
import { type Authenticator, createAuthenticator, type Oddity } from './authenticator.ts';
import { cookieOf, customerPassword } from './customer.ts';
import type { TestProgram } from './program.ts';

type Cookie = { cookie: string };

/** Gives password, and code where there is one. @returns what the page then asks of the browser */
export async function beginPasskey(avow: TestProgram, owner: Cookie, fields: Record<string, string> = {}) {
  const page = await avow.submit(
    '/en/account/passkey',
    { passkeyPassword: customerPassword, ...fields },
    owner,
  );
  const html = (await page.text()).replaceAll('&quot;', '"');
  const options = /data-options="({.*?})" data-/s.exec(html)?.[1];
  if (options === undefined) throw new Error(`No passkey was asked for: ${page.status}.`);
  return JSON.parse(options.replaceAll('&amp;', '&'));
}

/** Adds a passkey to an account. @returns its authenticator, and the answer of the site */
export async function addPasskey(
  avow: TestProgram,
  owner: Cookie,
  passkeyName: string,
  device: Authenticator = createAuthenticator(avow.env.publicUrl),
  oddity: Oddity = {},
): Promise<{ device: Authenticator; added: Response }> {
  const options = await beginPasskey(avow, owner);
  const fields = { passkeyName, handle: options.user.id, answer: device.make(options, oddity) };
  return { device, added: await avow.submit('/en/account/passkey/add', fields, owner) };
}

/** What the sign-in page asks of the browser. */
export const askForPasskey = async (avow: TestProgram) =>
  (await avow.submit('/en/account/passkey/challenge', {})).json();

/** Signs in with a passkey. */
export async function usePasskey(
  avow: TestProgram,
  device: Authenticator,
  oddity: Oddity = {},
): Promise<Response> {
  const answer = device.use(await askForPasskey(avow), oddity);
  return avow.submit('/en/account/passkey/sign-in', { answer });
}

/** The account's page in the browser that an answer signed in; `303` where it signed nobody in. */
export const homeAfter = async (avow: TestProgram, answer: Response): Promise<number> =>
  (await avow.request('/en/account', { headers: cookieOf(answer) })).status;
