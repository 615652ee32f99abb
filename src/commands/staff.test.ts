import { Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { avow, endAll, newDataDir, type Spawned, until } from '../../test/spawned.ts';
import { codeOf } from '../../test/staff.ts';

const patience = 90_000;
const environment = { AVOW_DATA: '' };
let server: Spawned;
let site = '';
beforeAll(async () => {
  environment.AVOW_DATA = newDataDir();
  server = avow(['start'], environment);
  site = await server.ready;
}, patience);
afterAll(endAll, patience);

async function command(...args: string[]): Promise<{ status: number | string; out: string; err: string }> {
  const { ended, out, err } = avow(['staff', ...args], environment);
  return { status: await ended, out: out(), err: err() };
}
const post = (url: string, fields: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
const person = { name: 'Ada Lind', email: 'ada.lind@example.com', password: 'quiet paper, one ink' };

/** Signs up by a link as a browser does: password, then the code of the secret that the page shows. */
async function signUp(link: string): Promise<Response> {
  await post(link, person);
  const page = await (await fetch(`${link}/second-factor`)).text();
  const typed = /<code class="secret">([^<]+)</.exec(page)?.[1] ?? '';
  const secret = Buffer.from(Secret.fromBase32(typed.replaceAll(' ', '')).bytes);
  return post(`${link}/second-factor`, { code: codeOf(secret, new Date()) });
}

test(
  'the first start prints the link of the first owner; commands invite, list and let in again',
  async () => {
    await until(() => server.out().includes('first member of staff'), 'the link of the first owner');
    const first = /^first member of staff: (\S+)$/m.exec(server.out())?.[1] ?? '';
    expect(first).toMatch(new RegExp(`^${site}/console/sign-up/[\\w-]{43}$`));
    expect((await signUp(first)).status).toBe(200);
    expect((await fetch(first)).status).toBe(410);

    const invited = await command('invite', 'bo@example.com', '--role', 'editor');
    expect(invited).toMatchObject({ status: 0, out: expect.stringMatching(/^http:\S+\n$/) });
    expect(invited.err).toContain('SMTP_URL is not set');
    expect((await fetch(invited.out.trim())).status).toBe(200);

    const members = JSON.parse((await command('list', '--json')).out);
    expect(members).toMatchObject([{ name: 'Ada Lind', email: 'ada.lind@example.com', role: 'owner' }]);

    const reset = await command('reset', 'Ada.Lind@example.com');
    const again = await (await fetch(reset.out.trim())).text();
    expect(again).toContain('Set a new password');
    const { email, password } = person;
    expect((await post(`${site}/console/sign-in`, { email, password })).status).toBe(422);
  },
  patience,
);

test(
  'what a command cannot do it says in one sentence',
  async () => {
    const unknown = await command('reset', 'nobody@example.com');
    expect(unknown).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^avow: Nobody with .*\n$/),
    });
    expect((await command('invite', 'nonsense', '--role', 'editor')).err).toMatch(/^avow: This is no e-mail/);
    expect((await command('invite', 'bo@example.com', '--role', 'king')).status).toBe(2);
    expect((await command('invite', 'bo@example.com')).status).toBe(2);
  },
  patience,
);
