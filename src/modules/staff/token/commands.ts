/** Tokens of the interface: made, shown once, recognised, withdrawn. */
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId, newToken } from '../../../platform/ids.ts';
import type { ApiToken, RequestContext, SignedInStaff } from '../../../platform/module.ts';
import type { TokenScope } from '../../../policy/vocabulary.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { tokenMac } from '../secrets.ts';

/** Programs that look for secrets in source code find them by this beginning. */
const beginning = 'avow_';

/**
 * Makes a token for another system.
 * @returns the token itself, which is kept nowhere: the database has its keyed hash
 * @throws DomainError `nameTaken`, `scopeMissing`; `notAllowed` for a scope that whoever makes it has not
 */
export async function issueToken(
  db: StaffDatabase,
  services: StaffServices,
  { name, scopes, by }: { name: string; scopes: readonly TokenScope[]; by: SignedInStaff },
): Promise<string> {
  if (scopes.length === 0) throw new DomainError('scopeMissing');
  if (!scopes.every((scope) => by.may(scope))) throw new DomainError('notAllowed');
  const token = `${beginning}${newToken()}`;
  const id = newId(services.clock);
  await db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('staff.api_token')
      .values({
        id,
        name,
        scopes: [...scopes],
        token_mac: tokenMac(services.keys, 'interface', token),
        issued_at: services.clock.now(),
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw new DomainError('nameTaken');
    await recordAct(tx, services, { act: 'token.issued', staffId: by.staffId, subjectId: id });
  });
  return token;
}

/** Withdraws a token; the next request with it is refused. @throws DomainError `notFound` */
export async function withdrawToken(
  db: StaffDatabase,
  services: StaffServices,
  { id, by }: { id: string; by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('staff.api_token').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) throw new DomainError('notFound');
    await recordAct(tx, services, { act: 'token.withdrawn', staffId: by.staffId, subjectId: id });
  });
}

/** The token of a request (RFC 6750, 2.1), where it is in force; the day of its use is noted. */
export function createAuthenticateToken(db: StaffDatabase, services: StaffServices) {
  return async (context: RequestContext): Promise<ApiToken | null> => {
    const token = /^Bearer +(\S{1,200})$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (!token?.startsWith(beginning)) return null;
    const found = await db
      .selectFrom('staff.api_token')
      .select(['id', 'scopes', 'used_on'])
      .where('token_mac', '=', tokenMac(services.keys, 'interface', token))
      .executeTakeFirst();
    if (!found) return null;
    const today = services.clock.now().toISOString().slice(0, 10);
    if (found.used_on !== today)
      await db.updateTable('staff.api_token').set({ used_on: today }).where('id', '=', found.id).execute();
    return { tokenId: found.id, may: (scope) => found.scopes.includes(scope) };
  };
}
