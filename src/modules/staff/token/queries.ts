import { type TokenScope, tokenScopes } from '../../../policy/vocabulary.ts';
import type { StaffDatabase } from '../database.ts';

export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly issuedAt: Date;
  /** UTC day of its latest use. */
  readonly usedOn: string | null;
}

/** All tokens in force, by name. */
export async function listTokens(db: StaffDatabase): Promise<ListedToken[]> {
  const rows = await db
    .selectFrom('staff.api_token')
    .select(['id', 'name', 'scopes', 'issued_at', 'used_on'])
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, scopes, issued_at, used_on }) => ({
    id,
    name,
    scopes: tokenScopes.filter((scope) => scopes.includes(scope)),
    issuedAt: issued_at,
    usedOn: used_on,
  }));
}
