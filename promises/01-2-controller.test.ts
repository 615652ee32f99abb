import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment } from '../src/platform/env.ts';
import { createApplication } from '../src/platform/http/application.ts';
import { silentLog } from '../src/platform/log.ts';
import { openProgram } from '../src/program.ts';
import { editPolicy } from '../test/edited-policy.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('1.2 the controller is named once, and page, imprint, register and mails follow', async () => {
  const edited = editPolicy(
    ["name: 'PROMT LLC'", "name: 'Northwind Tools LLC'"],
    ["contact: 'contact@promt.invalid'", "contact: 'hello@northwind.invalid'"],
  );
  const program = await openProgram(avow.adminUrl, {
    env: readEnvironment({ AVOW_DATA: avow.env.dataDir, AVOW_POLICY: edited.file }),
    log: silentLog,
    clock: avow.clock,
    as: 'only',
  });
  try {
    const app = createApplication(program.services, [...program.parts.values()]);
    const read = async (path: string) => (await app.request(path)).text();
    for (const path of ['/en', '/de/privacy', '/ru/contact', '/contact.json']) {
      const text = await read(path);
      expect(text).toContain('Northwind Tools LLC');
      expect(text).not.toContain('PROMT LLC');
    }
    expect(await read('/.well-known/security.txt')).toContain('mailto:hello@northwind.invalid');
    await app.request('/en/contact', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ message: 'A question', email: 'jane.roe@example.com' }),
    });
    const { rows } = await avow.admin.query<{ sender: string; body_text: string; body_html: string }>(
      'SELECT sender, body_text, body_html FROM mail.outbox',
    );
    expect(rows[0]?.sender).toBe('hello@northwind.invalid');
    expect(rows[0]?.body_text).toContain('Northwind Tools LLC');
    expect(rows[0]?.body_html).toContain('Northwind Tools LLC');
  } finally {
    await program.close();
    edited.remove();
  }
});

test('1.2 a public start with placeholder addresses is refused, by name', async () => {
  const env = readEnvironment({
    AVOW_DATA: avow.env.dataDir,
    AVOW_POLICY: avow.env.policyFile,
    PUBLIC_URL: 'https://www.example.com',
  });
  await expect(openProgram(avow.adminUrl, { env, log: silentLog, as: 'only' })).rejects.toThrow(
    /placeholders for controller\.emails\.contact, controller\.emails\.privacy, controller\.emails\.support/,
  );
});

test('9 on a local address the placeholders are named on every page', async () => {
  expect(await (await avow.request('/en/privacy')).text()).toContain('The mail addresses are placeholders');
});
