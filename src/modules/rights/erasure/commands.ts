/** Erasure (Art. 17): everything about a person in one transaction, noted in the ledger, with a signed receipt. */
import { recordAct } from '../../../platform/acts.ts';
import { newToken } from '../../../platform/ids.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { lockPerson } from '../person/commands.ts';
import { openRequest } from '../request/commands.ts';
import { recipientsToTell } from '../request/recipients.ts';
import type { OwnedTable } from '../tables.ts';
import type { Ledger } from './ledger.ts';
import { lockErasures, setNumber } from './ledger-number.ts';
import type { Verdict } from './queries.ts';
import { type Receipt, signStatement } from './receipt.ts';
import { replayMissing } from './replay.ts';
import { eraseRows } from './rows.ts';

export interface Erased {
  /** Opens the receipt's page; kept by its owner only. */
  readonly code: string;
  readonly receipt: Receipt;
}

/**
 * Erases a person. Either all of it happens, or nothing: the ledger's entry is on the disk before COMMIT, and an entry
 * without a commit only means that the erasure is done again at the next opportunity.
 */
export async function erasePerson(
  db: RightsDb,
  services: RightsServices,
  ledger: Ledger,
  who: {
    readonly personId: string;
    readonly source: 'page' | 'console' | 'cli';
    readonly by?: SignedInStaff;
  },
): Promise<Erased> {
  const { clock, keys, policyVersion } = services;
  return db.transaction().execute(async (tx) => {
    await lockErasures(tx);
    await replayMissing(tx, services, ledger);
    const addresses = await lockPerson(tx, who.personId);
    const toBeTold = await recipientsToTell(tx, who.personId);
    const verdicts = await eraseRows(tx, services, who.personId);
    // Who asked is no longer known, only that it was done, and in time.
    await openRequest(tx, services, {
      personId: who.personId,
      source: who.source,
      kind: 'erasure',
      language: null,
      decision: 'erased',
      toBeTold,
    });
    // Not even the id of who is gone. Before the ledger's entry, which a failing act would leave behind.
    if (who.by) await recordAct(tx, services, { act: 'person.erased', staffId: who.by.staffId });
    const hashes = [
      ledger.hash('person', who.personId),
      ...addresses.map((address) => ledger.hash('address', address)),
    ];
    const number = ledger.append(hashes, clock.now());
    const receipt = signStatement(keys, {
      format: 'avow-erasure-receipt',
      version: 1,
      controller: services.policy.controller.name,
      ledgerNumber: number,
      erasedAt: clock.now().toISOString(),
      policyVersion,
      deleted: Object.fromEntries(
        verdicts.filter(({ fate }) => fate.do === 'delete').map(({ table, rows }) => [table.full, rows]),
      ),
      kept: verdicts.flatMap(keptLine),
      toBeTold,
    });
    const code = newToken();
    await tx
      .insertInto('rights.erasure')
      .values({
        number,
        code_hash: codeHash(services, code),
        receipt: JSON.stringify(receipt),
        erased_at: clock.now(),
      })
      .execute();
    await setNumber(tx, number);
    return { code, receipt };
  });
}

const keptLine = ({ table, rows, fate }: Verdict) =>
  fate.do === 'delete'
    ? []
    : [
        {
          table: table.full,
          rows,
          article: fate.article,
          because: fate.do === 'hold' ? fate.law : recordOf(table),
          until: fate.until?.toISOString() ?? null,
        },
      ];

const recordOf = ({ table }: OwnedTable): string =>
  Object.values(table.columns).some(({ holds }) => holds === 'addressHash')
    ? 'keyed hash without an address, so that no list brings it back'
    : 'record of our own acts, emptied of address and words';

const codeHash = ({ keys }: Pick<RightsServices, 'keys'>, code: string) =>
  keys.mac('tokens', 'erasure receipt', code);

/** The receipt behind a code, for as long as the ledger keeps its entry. */
export async function findReceipt(
  db: RightsDb,
  services: RightsServices,
  code: string,
): Promise<{ receipt: Receipt; erasedAt: Date } | null> {
  const found = await db
    .selectFrom('rights.erasure')
    .select(['receipt', 'erased_at'])
    .where('code_hash', '=', codeHash(services, code))
    .executeTakeFirst();
  return found ? { receipt: found.receipt, erasedAt: found.erased_at } : null;
}
