/** An installer, and licences, for tests. */
import { randomBytes } from 'node:crypto';
import type { Product } from '../client/src/product.ts';
import type { LicensingDb } from '../src/modules/licensing/database.ts';
import {
  issueLicences,
  type LicenceTerms,
  noSale,
  type Sale,
} from '../src/modules/licensing/licence/commands.ts';
import { productFile } from '../src/modules/licensing/product/file.ts';
import { openSigningKeys } from '../src/modules/licensing/signing/keys.ts';
import type { TestProgram } from './program.ts';

interface Consent {
  readonly hash: string;
  readonly version: string;
}

/** What an installer sends. */
export interface InstallerMembers {
  readonly licenceKey: string;
  readonly product: string;
  readonly version: string;
  readonly machine: string;
  readonly nonce: string;
  readonly purchaseDate?: string;
  readonly purchasePlace?: string;
  readonly firstName?: string;
  readonly surname?: string;
  readonly email?: string;
  readonly password?: string;
  readonly consents?: Readonly<
    Partial<Record<'licenceVerification' | 'personalSupport' | 'account', Consent | undefined>>
  >;
}

/** Issues one licence. @returns its key, in a list as the command gives it */
export async function issue(
  avow: TestProgram,
  terms: Partial<LicenceTerms>,
  sale: Sale = noSale,
): Promise<string[]> {
  const db: LicensingDb = avow.program.pools.database('licensing');
  const whole: LicenceTerms = {
    product: 'promt-21',
    edition: 'professional',
    seats: 3,
    endsOn: null,
    termMonths: null,
    graceDays: 0,
    entitlements: [],
    ...terms,
  };
  const by = { source: 'import', staffId: null } as const;
  const issued = await issueLicences(db, avow.program.services, whole, { count: 1, sale, by });
  return issued.map(({ key }) => key);
}

/** The members of an activation on a machine of its own that gives nothing about anybody. */
export const installer = (licenceKey: string, product: string, version: string): InstallerMembers => ({
  licenceKey,
  product,
  version,
  machine: randomBytes(8).toString('hex'),
  nonce: randomBytes(5).toString('hex'),
});

export const activateWith = (
  avow: TestProgram,
  members: InstallerMembers,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => postJson(avow, '/api/v1/activations', members, headers);

export const postJson = (
  avow: TestProgram,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  avow.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What a client of a product ships. */
export function shippedProduct(avow: TestProgram, id: string): Product {
  const file = productFile(avow.program.services, openSigningKeys(avow.env.dataDir), id);
  if (!file) throw new Error(`There is no product ${id}.`);
  return file;
}

/** Whether a text stands in any row of any table. */
export async function isStored(avow: TestProgram, text: string): Promise<boolean> {
  const { rows } = await avow.admin.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of rows) {
    const found = await avow.admin.query(
      `SELECT FROM ${name} t WHERE strpos(lower(t::text), lower($1)) > 0 LIMIT 1`,
      [text],
    );
    if (found.rowCount) return true;
  }
  return false;
}

/** The members of an activation of PROMT 21.5 with consents to the texts that are in force. */
export async function consented(
  avow: TestProgram,
  key: string,
  purposes: readonly ('licenceVerification' | 'personalSupport' | 'account')[],
  more: Partial<InstallerMembers> = {},
): Promise<InstallerMembers> {
  const response = await avow.request('/api/v1/products/promt-21/versions/21.5/activation?language=de');
  const { consents } = await response.json();
  const wanted = consents.filter(({ purpose }: { purpose: string }) =>
    purposes.some((one) => one === purpose),
  );
  return {
    ...installer(key, 'promt-21', '21.5'),
    consents: Object.fromEntries(
      wanted.map(({ purpose, hash, version }: { purpose: string; hash: string; version: string }) => [
        purpose,
        { hash, version },
      ]),
    ),
    ...more,
  };
}
