import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { activateWith, installer, issue } from '../../../../test/activation.ts';
import { openTestProgram, type TestProgram, testNow } from '../../../../test/program.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { LicensingDb } from '../database.ts';
import { freeSeat } from '../seat/commands.ts';
import {
  changeLicence,
  changeTerms,
  issueLicences,
  type LicenceTerms,
  replaceLicence,
  requireTerms,
  transferLicence,
} from './commands.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
beforeEach(() => avow.clock.set(testNow));
afterAll(() => avow.close());

const db = (): LicensingDb => avow.program.pools.database('licensing');
const services = () => avow.program.services;

async function licenceOf(
  key: string,
): Promise<{ id: string; state: string; seats: number; ends_on: string | null }> {
  const { rows } = await avow.admin.query(
    'SELECT id, state, seats, ends_on::text FROM licensing.licence WHERE prefix = $1',
    [key.slice(0, 5)],
  );
  return rows[0];
}
const activateMachine = (key: string, machine = randomBytes(8).toString('hex')) =>
  activateWith(avow, { ...installer(key, 'promt-18', '18'), machine });
const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'none',
    (error) => (error instanceof DomainError ? error.code : String(error)),
  );

const terms: LicenceTerms = {
  product: 'promt-21',
  edition: 'professional',
  seats: 1,
  endsOn: null,
  termMonths: null,
  graceDays: 0,
  entitlements: [],
};

test('keys are nowhere in the database, and each opens its own licence', async () => {
  const issued = await issueLicences(db(), services(), terms, {
    count: 2_500,
    by: { source: 'import', staffId: null },
  });
  expect(new Set(issued.map(({ key }) => key)).size).toBe(2_500);
  const [first] = issued;
  const { rows } = await avow.admin.query('SELECT l::text AS row FROM licensing.licence l WHERE id = $1', [
    first?.id,
  ]);
  for (const group of first?.key.split('-').slice(1) ?? []) expect(rows[0]?.row).not.toContain(group);
  expect(rows[0]?.row).toContain(first?.key.split('-')[0]);
});

test('a sale that is told twice is one licence, and terms that the policy does not know are refused', async () => {
  const sale = { soldOn: null, soldAt: null, reference: 'order-7' };
  const by = { source: 'shop', staffId: null } as const;
  await issueLicences(db(), services(), terms, { count: 1, sale, by });
  expect(await codeOf(issueLicences(db(), services(), terms, { count: 1, sale, by }))).toBe('referenceTaken');
  const wrong = (change: Partial<LicenceTerms>) => () => requireTerms(services(), { ...terms, ...change });
  expect(wrong({ product: 'other' })).toThrow('productUnknown');
  expect(wrong({ edition: 'other' })).toThrow('editionUnknown');
  expect(wrong({ edition: 'constructor' })).toThrow('editionUnknown');
  expect(wrong({ entitlements: ['other'] })).toThrow('entitlementUnknown');
  expect(wrong({ endsOn: '2027-01-01', termMonths: 12 })).toThrow('termTwice');
});

test('a suspended licence works again when it is resumed; a revoked one does not', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  const { id } = await licenceOf(key);
  const change = (what: 'suspend' | 'resume' | 'revoke') =>
    changeLicence(db(), services(), { id, change: what, reason: 'A test', staffId: null });
  await change('suspend');
  expect((await activateMachine(key)).status).toBe(403);
  expect(await codeOf(change('suspend'))).toBe('licenceMoved');
  await change('resume');
  expect((await activateMachine(key)).status).toBe(201);
  await change('revoke');
  expect((await activateMachine(key)).status).toBe(403);
  expect(await codeOf(change('resume'))).toBe('licenceMoved');
});

test('a new key takes over the seats, and the old one opens nothing any more', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', seats: 1 });
  const machine = randomBytes(8).toString('hex');
  const first = await (await activateMachine(key, machine)).json();
  const { id } = await licenceOf(key);
  const issued = await replaceLicence(db(), services(), { id, staffId: null });
  expect((await activateMachine(key, machine)).status).toBe(403);
  const again = await activateMachine(issued.key, machine);
  expect(again.status).toBe(200);
  expect((await again.json()).certificate).toEqual(first.certificate);
  expect((await activateMachine(issued.key)).status).toBe(409);
  expect(await codeOf(replaceLicence(db(), services(), { id, staffId: null }))).toBe('licenceMoved');
});

test('a licence that is passed on has a new key and free seats; the former machine gets nothing any more', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', seats: 1, termMonths: 3 });
  const machine = randomBytes(8).toString('hex');
  await activateMachine(key, machine);
  const { id } = await licenceOf(key);
  const issued = await transferLicence(db(), services(), { id, staffId: null });
  expect((await activateMachine(key, machine)).status).toBe(403);
  const other = await activateMachine(issued.key);
  expect(other.status).toBe(201);
  expect((await other.json()).certificate.ends).toBe('2027-02-24');
  expect((await activateMachine(issued.key, machine)).status).toBe(409);
  const { rows } = await avow.admin.query(
    'SELECT ended_by FROM licensing.seat WHERE licence_id = $1 AND ended_at IS NOT NULL',
    [id],
  );
  expect(rows).toEqual([{ ended_by: 'licence' }]);
  await changeLicence(db(), services(), {
    id: issued.id,
    change: 'suspend',
    reason: 'A test',
    staffId: null,
  });
  expect(await codeOf(transferLicence(db(), services(), { id: issued.id, staffId: null }))).toBe(
    'licenceMoved',
  );
  expect(await codeOf(transferLicence(db(), services(), { id, staffId: null }))).toBe('licenceMoved');
});

test('a term begins with the first activation and ends for every machine on the same day; more seats let more in', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', seats: 1, termMonths: 3, graceDays: 7 });
  const { certificate } = await (await activateMachine(key)).json();
  expect(certificate).toMatchObject({ issued: '2026-11-25', ends: '2027-02-24', graceDays: 7 });
  const licence = await licenceOf(key);
  expect(licence.ends_on).toBe('2027-02-24');
  const { product: _, edition: __, ...changed } = { ...terms, seats: 2, endsOn: '2027-05-31', graceDays: 7 };
  await changeTerms(db(), services(), { id: licence.id, terms: changed, staffId: null });
  avow.clock.set('2027-05-31T23:59:59Z');
  const other = await activateMachine(key);
  expect((await other.json()).certificate.ends).toBe('2027-05-31');
  avow.clock.set('2027-06-01T00:00:00Z');
  expect((await activateMachine(key)).status).toBe(403);
});

test('a seat that is freed is free for another machine', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', seats: 1 });
  await activateMachine(key);
  const { id: licenceId } = await licenceOf(key);
  const { rows } = await avow.admin.query('SELECT id FROM licensing.seat WHERE licence_id = $1', [licenceId]);
  const free = () =>
    db()
      .transaction()
      .execute((tx) => freeSeat(tx, services(), { id: rows[0]?.id, licenceId, by: 'staff' }));
  await free();
  expect(await codeOf(free())).toBe('notFound');
  expect((await activateMachine(key)).status).toBe(201);
});
