import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileRegister } from '../src/policy/register.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

interface ProofAnswer {
  readonly kept: number;
  readonly measured: number;
  readonly probes: readonly { id: string; state: string }[];
}

/** The proof as it is a minute later. */
async function proofNow(): Promise<ProofAnswer> {
  avow.clock.advance(60_000);
  return (await avow.request('/privacy/proof.json')).json();
}
const stateOf = (proof: ProofAnswer, id: string) => proof.probes.find((probe) => probe.id === id)?.state;

test('1.1 the register covers both programs that take data: the web server and the activation client', () => {
  const { policy, texts } = avow.program.services;
  const surfaces = compileRegister(policy, texts.en, 'en').activities.map((row) => row.surface);
  expect(new Set(surfaces)).toEqual(new Set(['webServer', 'activationClient']));
});

test('1.1 a table that serves no declared activity breaks the promise, and is seen within a minute', async () => {
  expect(stateOf(await proofNow(), 'publication.activities')).toBe('kept');
  await avow.admin.query('CREATE TABLE public.by_hand (name text)');
  expect(stateOf(await proofNow(), 'publication.activities')).toBe('broken');
  await avow.admin.query('DROP TABLE public.by_hand');
  expect(stateOf(await proofNow(), 'publication.activities')).toBe('kept');
});

test('6 a permission that the policy does not give breaks the promise', async () => {
  const { rows } = await avow.admin.query<{ role: string }>(
    `SELECT value || '_site' AS role FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  const role = rows[0]?.role ?? '';
  expect(stateOf(await proofNow(), 'publication.grants')).toBe('kept');
  await avow.admin.query(`GRANT SELECT ON rights.address TO "${role}"`);
  const proof = await proofNow();
  expect(stateOf(proof, 'publication.grants')).toBe('broken');
  expect(proof.kept).toBeLessThan(proof.measured);
  const page = await (await avow.request('/en/privacy')).text();
  expect(page).toContain(`${proof.kept} of ${proof.measured} promises kept`);
  await avow.admin.query(`REVOKE SELECT ON rights.address FROM "${role}"`);
  expect(stateOf(await proofNow(), 'publication.grants')).toBe('kept');
});
