import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStaff } from '../../../test/console.ts';
import { mailedLink, personId } from '../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { whileRefused } from '../../../test/refused.ts';
import { declarations } from '../../app.ts';
import { objectTo } from './act/commands.ts';
import type { RightsTables } from './database.ts';
import { mailProof } from './person/proof.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const db = () => avow.program.pools.database<RightsTables>('rights');
const services = () => ({ ...avow.program.services, declarations });

const requestsOf = async (id: string) =>
  (await avow.admin.query('SELECT kind, activity FROM rights.request WHERE person_id = $1', [id])).rows;

test('a link whose act fails is not spent: pressed again it does what was asked', async () => {
  const address = 'fails@example.com';
  await avow.submit('/en/contact', { message: 'Hello', email: address });
  await mailProof(db(), services(), { address, language: 'en', purpose: 'objection' });
  const link = await mailedLink(avow, address);
  const failed = await whileRefused(avow, 'rights.request', () => avow.submit(link, {}));
  expect([failed.status, failed.headers.get('set-cookie')]).toEqual([500, null]);
  const id = await personId(avow, address);
  expect(await requestsOf(id)).toEqual([]);
  const done = await avow.submit(link, {});
  expect([done.status, done.headers.get('location')]).toEqual([303, '/en/privacy/my-data?done=objected']);
  expect(await requestsOf(id)).toContainEqual({ kind: 'objection', activity: 'contact' });
  expect((await avow.submit(link, {})).status).toBe(410);
});

test('a mail that cannot be carried out leaves no address behind', async () => {
  const recipient = services().policy.controller.emails.privacy;
  const receive = () =>
    avow
      .part('rights')
      .inbox?.find(({ matches }) => matches(recipient))
      ?.receive({
        recipient,
        from: 'half@example.com',
        authenticated: true,
        subject: 'A question',
        text: 'What now?',
        automatic: false,
        messageId: null,
        inReplyTo: null,
        attachments: [],
        raw: Buffer.alloc(0),
      });
  await expect(whileRefused(avow, 'rights.request', async () => receive())).rejects.toThrow('refused');
  await expect(personId(avow, 'half@example.com')).rejects.toThrow('not known');
  await receive();
  expect(await requestsOf(await personId(avow, 'half@example.com'))).toEqual([
    { kind: 'other', activity: null },
  ]);
});

test('who was erased meanwhile leaves no request that nobody can find', async () => {
  await avow.submit('/en/contact', { message: 'Hello', email: 'gone@example.com' });
  const id = await personId(avow, 'gone@example.com');
  await avow.admin.query('DELETE FROM rights.address WHERE person_id = $1', [id]);
  const wish = { personId: id, language: 'en', source: 'page', activities: [], reasons: 'No' } as const;
  await expect(
    db()
      .transaction()
      .execute((tx) => objectTo(tx, services(), wish)),
  ).rejects.toMatchObject({ code: 'notFound' });
  expect((await asStaff(avow).submit(`/console/persons/${id}/restrict`, {})).status).toBe(404);
  expect(await requestsOf(id)).toEqual([]);
});
