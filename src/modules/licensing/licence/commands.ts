/** Licences: issued, changed, ended. Each act is entered into the log of staff where a member of staff does it. */
import { keyPrefix, newLicenceKey } from '../../../../client/src/licenceKey.ts';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { Services } from '../../../platform/module.ts';
import type { LicensingDb, LicensingServices, LicensingTx } from '../database.ts';
import { productTerms } from '../product/terms.ts';

/** What a licence is sold with. */
export interface LicenceTerms {
  readonly product: string;
  readonly edition: string;
  readonly seats: number;
  /** Last UTC day, `YYYY-MM-DD`; null for a perpetual licence, or one whose term begins with its first activation. */
  readonly endsOn: string | null;
  readonly termMonths: number | null;
  readonly graceDays: number;
  readonly entitlements: readonly string[];
}

/** The record of a sale, for the check of a purchase; no buyer stands in it. */
export interface Sale {
  readonly soldOn: string | null;
  readonly soldAt: string | null;
  /** The shop's own number. */
  readonly reference: string | null;
}

export const noSale: Sale = { soldOn: null, soldAt: null, reference: null };

export interface IssuedLicence {
  readonly id: string;
  /** The whole key, which is kept nowhere: it is shown now or never. */
  readonly key: string;
}

/** Who does it: a member of staff, a shop with a token, or the operator on the command line. */
export interface Issuer {
  readonly source: 'staff' | 'shop' | 'import';
  readonly staffId: string | null;
}

/** The keyed hash under which a licence key is kept. @param key in its one spelling */
export const licenceKeyHash = ({ keys }: Pick<Services, 'keys'>, key: string): Buffer =>
  keys.mac('licences', 'licence key', key);

/**
 * @throws DomainError `productUnknown`, `editionUnknown`, `entitlementUnknown`, `termTwice`
 */
export function requireTerms({ policy }: Pick<Services, 'policy'>, terms: LicenceTerms): void {
  const product = productTerms(policy, terms.product);
  if (!product) throw new DomainError('productUnknown');
  if (!Object.hasOwn(product.editions, terms.edition)) throw new DomainError('editionUnknown');
  if (terms.entitlements.some((name) => !product.entitlements.includes(name)))
    throw new DomainError('entitlementUnknown');
  if (terms.endsOn !== null && terms.termMonths !== null) throw new DomainError('termTwice');
}

/** Entitlements in the order of the policy, which is the order of certificates. */
const inOrder = ({ policy }: Pick<Services, 'policy'>, { product, entitlements }: LicenceTerms): string[] =>
  (productTerms(policy, product)?.entitlements ?? []).filter((name) => entitlements.includes(name));

/**
 * Issues licences with the same terms, all or none.
 * @param count 1 to 10,000
 * @throws DomainError as `requireTerms`; `referenceTaken` where a sale of this reference has its licence
 */
export async function issueLicences(
  db: LicensingDb,
  services: LicensingServices,
  terms: LicenceTerms,
  { count, sale = noSale, by }: { readonly count: number; readonly sale?: Sale; readonly by: Issuer },
): Promise<IssuedLicence[]> {
  requireTerms(services, terms);
  const issued = Array.from({ length: count }, () => ({ id: newId(services.clock), key: newLicenceKey() }));
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < issued.length; at += atOnce)
      await enter(tx, services, { issued: issued.slice(at, at + atOnce), terms, sale, by });
    for (const { id } of by.staffId === null ? [] : issued)
      await recordAct(tx, services, { act: 'licence.issued', staffId: by.staffId, subjectId: id });
  });
  return issued;
}

/** A statement has at most 65,535 parameters. */
const atOnce = 1_000;

async function enter(
  tx: LicensingTx,
  services: LicensingServices,
  {
    issued,
    terms,
    sale,
    by,
  }: {
    readonly issued: readonly IssuedLicence[];
    readonly terms: LicenceTerms;
    readonly sale: Sale;
    readonly by: Issuer;
  },
): Promise<void> {
  const now = services.clock.now();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('licensing.licence')
    .values(
      issued.map(({ id, key }) => ({
        id,
        prefix: keyPrefix(key),
        key_hash: licenceKeyHash(services, key),
        product: terms.product,
        edition: terms.edition,
        seats: terms.seats,
        ends_on: terms.endsOn,
        term_months: terms.termMonths,
        grace_days: terms.graceDays,
        entitlements: inOrder(services, terms),
        state: 'active',
        sold_on: sale.soldOn,
        sold_at: sale.soldAt,
        reference: sale.reference,
        source: by.source,
        issued_at: now,
        changed_at: now,
      })),
    )
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) !== issued.length) throw new DomainError('referenceTaken');
}

export type LicenceState = 'active' | 'suspended' | 'revoked' | 'replaced';

/** What a member of staff may do to a licence, and which act stands in the log. */
const changes = {
  suspend: { from: ['active'], to: 'suspended', act: 'licence.suspended' },
  resume: { from: ['suspended'], to: 'active', act: 'licence.resumed' },
  revoke: { from: ['active', 'suspended'], to: 'revoked', act: 'licence.revoked' },
} as const satisfies Record<string, { from: readonly LicenceState[]; to: LicenceState; act: string }>;
export type LicenceChange = keyof typeof changes;

interface Change {
  readonly id: string;
  readonly change: LicenceChange;
  /** Why, for the next member of staff who opens it. */
  readonly reason: string | null;
  readonly staffId: string | null;
}

/**
 * Suspends, resumes or revokes a licence. It acts when a machine next activates, transfers or updates: nothing is told to
 * products that run.
 * @throws DomainError `notFound`; `licenceMoved` where the licence is in another state than the page showed; `licenceBlocked` where it is
 * suspended over a question, and may work again only by a decision on that
 */
export async function changeLicence(
  db: LicensingDb,
  services: LicensingServices,
  change: Change,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (change.change === 'resume') await requireNoBlock(tx, change.id);
    await changeLicenceIn(tx, services, change);
  });
}

async function requireNoBlock(tx: LicensingTx, licenceId: string): Promise<void> {
  const block = await tx
    .selectFrom('licensing.review')
    .select('id')
    .where('licence_id', '=', licenceId)
    .where('state', '=', 'blocked')
    .executeTakeFirst();
  if (block) throw new DomainError('licenceBlocked');
}

/** The same in the caller's transaction. @throws DomainError `notFound`, `licenceMoved` */
export async function changeLicenceIn(
  tx: LicensingTx,
  services: Pick<LicensingServices, 'clock'>,
  { id, change, reason, staffId }: Change,
): Promise<void> {
  const { from, to, act } = changes[change];
  const licence = await lockLicence(tx, id);
  if (!from.some((state) => state === licence.state)) throw new DomainError('licenceMoved');
  await tx
    .updateTable('licensing.licence')
    .set({ state: to, state_reason: to === 'active' ? null : reason, changed_at: services.clock.now() })
    .where('id', '=', id)
    .execute();
  await recordAct(tx, services, { act, staffId, subjectId: id });
}

interface Renewal {
  readonly id: string;
  readonly staffId: string | null;
}

/**
 * Gives a new key for a licence, whose old key then opens nothing: where a key has become known to others. Its seats move to the
 * new one, so that nobody has to activate again.
 * @throws DomainError `notFound`, `licenceMoved`
 */
export const replaceLicence = (
  db: LicensingDb,
  services: LicensingServices,
  { id, staffId }: Renewal,
): Promise<IssuedLicence> =>
  db.transaction().execute(async (tx) => {
    const issued = await renew(tx, services, id, ['active', 'suspended']);
    await liveSeats(tx, id).set({ licence_id: issued.id }).execute();
    // What was asked and decided about it goes on with the new key.
    await tx
      .updateTable('licensing.review')
      .set({ licence_id: issued.id })
      .where('licence_id', '=', id)
      .execute();
    await recordAct(tx, services, { act: 'licence.replaced', staffId, subjectId: id });
    return issued;
  });

/**
 * Passes a licence that is in force on to another owner: a new key with the same terms, all seats free, and gone from the accounts
 * that had it, as are questions about its use. The former owner's products are told nothing: they get no further certificate.
 * @throws DomainError `notFound`, `licenceMoved`
 */
export const transferLicence = (
  db: LicensingDb,
  services: LicensingServices,
  { id, staffId }: Renewal,
): Promise<IssuedLicence> =>
  db.transaction().execute(async (tx) => {
    const issued = await renew(tx, services, id, ['active']);
    await liveSeats(tx, id).set({ ended_at: services.clock.now(), ended_by: 'licence' }).execute();
    await recordAct(tx, services, { act: 'licence.transferred', staffId, subjectId: id });
    return issued;
  });

/** Puts a licence of the same terms, with a key of its own, in place of one. */
async function renew(
  tx: LicensingTx,
  services: LicensingServices,
  id: string,
  from: readonly LicenceState[],
): Promise<IssuedLicence> {
  const old = await lockLicence(tx, id);
  if (!from.some((state) => state === old.state)) throw new DomainError('licenceMoved');
  const issued = { id: newId(services.clock), key: newLicenceKey() };
  const now = services.clock.now();
  const { id: _, prefix: __, key_hash: ___, reference: ____, ...kept } = old;
  await tx
    .insertInto('licensing.licence')
    .values({
      ...kept,
      ...issuedColumns(services, issued),
      reference: null,
      issued_at: now,
      changed_at: now,
    })
    .execute();
  await tx
    .updateTable('licensing.licence')
    .set({ state: 'replaced', replaced_by: issued.id, changed_at: now })
    .where('id', '=', id)
    .execute();
  return issued;
}

const liveSeats = (tx: LicensingTx, licenceId: string) =>
  tx.updateTable('licensing.seat').where('licence_id', '=', licenceId).where('ended_at', 'is', null);

const issuedColumns = (services: Pick<Services, 'keys'>, { id, key }: IssuedLicence) => ({
  id,
  prefix: keyPrefix(key),
  key_hash: licenceKeyHash(services, key),
});

/** Gives a licence other terms; they reach a machine with its next certificate. @throws DomainError `notFound`, as `requireTerms` */
export async function changeTerms(
  db: LicensingDb,
  services: LicensingServices,
  {
    id,
    terms,
    staffId,
  }: {
    readonly id: string;
    readonly terms: Omit<LicenceTerms, 'product' | 'edition'>;
    readonly staffId: string | null;
  },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { product, edition } = await lockLicence(tx, id);
    const whole = { ...terms, product, edition };
    requireTerms(services, whole);
    await tx
      .updateTable('licensing.licence')
      .set({
        seats: terms.seats,
        ends_on: terms.endsOn,
        term_months: terms.termMonths,
        grace_days: terms.graceDays,
        entitlements: inOrder(services, whole),
        changed_at: services.clock.now(),
      })
      .where('id', '=', id)
      .execute();
    await recordAct(tx, services, { act: 'licence.changed', staffId, subjectId: id });
  });
}

/** The licence, locked until the end of the transaction: seats are counted under this lock. @throws DomainError `notFound` */
export async function lockLicence(tx: LicensingTx, id: string) {
  const licence = await tx
    .selectFrom('licensing.licence')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!licence) throw new DomainError('notFound');
  return licence;
}
