import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { avow, endAll, newDataDir } from '../../test/spawned.ts';

const patience = 90_000;
const environment = { AVOW_DATA: '' };
let site = '';
beforeAll(async () => {
  environment.AVOW_DATA = newDataDir();
  site = await avow(['start'], environment).ready;
}, patience);
afterAll(endAll, patience);

async function command(...args: string[]): Promise<{ status: number | string; out: string; err: string }> {
  const { ended, out, err } = avow(['person', ...args], environment);
  return { status: await ended, out: out(), err: err() };
}

test(
  'export prints everything, import takes a file once and says what is wrong with others, erase takes it all away',
  async () => {
    await fetch(`${site}/en/contact`, {
      method: 'POST',
      body: new URLSearchParams({ message: 'Hello', email: 'nina@example.com', name: 'Nina' }),
      headers: { 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    });
    const exported = await command('export', 'nina@example.com');
    expect(exported.status, exported.err).toBe(0);
    const document = JSON.parse(exported.out);
    expect(document.scope).toBe('access');

    const file = join(environment.AVOW_DATA, 'brought.json');
    writeFileSync(file, exported.out);
    expect(await command('import', file)).toMatchObject({
      status: 1,
      err: expect.stringContaining('names no address'),
    });
    writeFileSync(file, JSON.stringify({ ...document, address: 'nina@example.com' }));
    const imported = await command('import', file, '--json');
    expect(imported.status, imported.err).toBe(0);
    expect(JSON.parse(imported.out)).toMatchObject({ stored: 2 });
    expect(await command('import', file)).toMatchObject({
      status: 1,
      err: expect.stringContaining('taken before'),
    });
    expect(await command('import', join(environment.AVOW_DATA, 'missing.json'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('cannot be read (ENOENT)'),
    });

    expect(await command('erase', 'nina@example.com')).toMatchObject({ status: 1 });
    const erased = await command('erase', 'nina@example.com', '--yes', '--json');
    expect(erased.status, erased.err).toBe(0);
    expect(JSON.parse(JSON.parse(erased.out).statement).deleted).toMatchObject({ 'contact.conversation': 2 });
    expect(await command('export', 'nina@example.com')).toMatchObject({
      status: 1,
      err: expect.stringContaining('Nothing is held'),
    });
    expect(await command('import', file)).toMatchObject({
      status: 1,
      err: expect.stringContaining('was erased on'),
    });

    const mail = (date: Date) =>
      `From: Nina@example.com\r\nTo: contact@promt.invalid\r\nDate: ${date.toUTCString()}\r\nSubject: Hello\r\n\r\nHello\r\n`;
    writeFileSync(join(environment.AVOW_DATA, 'old.eml'), mail(new Date('2020-01-01')));
    writeFileSync(join(environment.AVOW_DATA, 'new.eml'), mail(new Date(Date.now() + 3_600_000)));
    const mails = avow(['import', 'mail', environment.AVOW_DATA, '--json'], environment);
    expect(await mails.ended, mails.err()).toBe(0);
    expect(JSON.parse(mails.out())).toEqual({ read: 2, stored: 1, skipped: { erased: 1 } });
  },
  patience,
);
