import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  activateWith,
  consented,
  type InstallerMembers,
  installer,
  isStored,
  issue,
} from '../test/activation.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const statusesOf = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);
const seats = async () =>
  (await avow.admin.query<{ count: number }>('SELECT count(*)::integer FROM licensing.seat')).rows[0]?.count;

test('7.2 activations of many licences at once: each gets its own answer, and those that are refused leave nothing', async () => {
  const keys = await Promise.all(
    Array.from({ length: 40 }, () => issue(avow, { product: 'promt-18', seats: 1 })),
  );
  const [spent = ''] = await issue(avow, { product: 'promt-18', seats: 1 });
  await activateWith(avow, installer(spent, 'promt-18', '18.5'));
  const [over = ''] = await issue(avow, { product: 'promt-18', endsOn: '2020-01-31' });
  const before = await seats();
  const wanted = keys.map(([key = '']) => installer(key, 'promt-18', '18.5'));
  const answers = [...wanted, installer(spent, 'promt-18', '18.5'), installer(over, 'promt-18', '18.5')];
  const statuses = await statusesOf(answers.map((members) => activateWith(avow, members)));
  expect(statuses.slice(0, 40)).toEqual(wanted.map(() => 201));
  expect(statuses.slice(40)).toEqual([409, 403]);
  expect(await seats()).toBe((before ?? 0) + 40);
  const machines = await avow.admin.query<{ machine: string }>(
    `SELECT encode(machine, 'hex') AS machine FROM licensing.seat WHERE machine = ANY ($1)`,
    [wanted.map(({ machine }) => Buffer.from(machine, 'hex'))],
  );
  expect(machines.rowCount).toBe(40);
});

test('7.2 each certificate is of its own machine and licence, and each purchase stands with its own seat', async () => {
  const members: InstallerMembers[] = [];
  for (let number = 1; number <= 12; number += 1) {
    const [key = ''] = await issue(avow, { seats: number });
    members.push(
      await consented(avow, key, ['licenceVerification'], { purchasePlace: `Shop number ${number}` }),
    );
  }
  const answers = await Promise.all(members.map((one) => activateWith(avow, one)));
  for (const [at, answer] of answers.entries()) {
    const { certificate, seats: counted } = await answer.json();
    expect([certificate.machine, certificate.nonce, counted]).toEqual([
      members[at]?.machine,
      members[at]?.nonce,
      { taken: 1, total: at + 1 },
    ]);
  }
  const { rows } = await avow.admin.query<{ machine: string; place: string }>(
    `SELECT encode(machine, 'hex') AS machine, purchase_place AS place FROM licensing.verification v
     JOIN licensing.seat s ON s.id = v.seat_id`,
  );
  const placeOf = new Map(rows.map(({ machine, place }) => [machine, place]));
  expect(members.map(({ machine }) => placeOf.get(machine))).toEqual(
    members.map(({ purchasePlace }) => purchasePlace),
  );
});

test('7.2 the same Idempotency-Key at the same time under several bodies: one answer stands, and the others leave nothing', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => issue(avow, { product: 'promt-18' })));
  const before = (await seats()) ?? 0;
  const headers = { 'idempotency-key': 'the same for all' };
  const statuses = await statusesOf(
    keys.map(([key = '']) => activateWith(avow, installer(key, 'promt-18', '18.5'), headers)),
  );
  expect(statuses.toSorted()).toEqual([201, 422, 422, 422, 422, 422, 422, 422]);
  expect(await seats()).toBe(before + 1);
});

test('7.2 half a character is refused before anything is stored, and to nobody else', async () => {
  const odd = 'half a \ud800 pair';
  const answers: Promise<Response>[] = [];
  for (let number = 0; number < 6; number += 1) {
    const [key = ''] = await issue(avow, {});
    const place = number === 3 ? odd : 'Main Street Shop';
    const members = await consented(avow, key, ['licenceVerification'], { purchasePlace: place });
    answers.push(activateWith(avow, members));
  }
  const statuses = await statusesOf(answers);
  expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  expect(statuses[3]).toBe(400);
  expect(await isStored(avow, 'half a ')).toBe(false);
});
