/** Correction (Art. 16): fields that a person may change at once, derived from what the columns hold. */
import { sql } from 'kysely';
import { DomainError } from '../../../platform/fault.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import type { Policy } from '../../../policy/language.ts';
import type { DataCategory } from '../../../policy/vocabulary.ts';
import type { Answer } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { requirePerson } from '../person/commands.ts';
import { openRequest } from '../request/commands.ts';
import { recipientsToTell } from '../request/recipients.ts';
import { ownedTables } from '../tables.ts';
import type { Wish } from './commands.ts';

/** Categories that are plain statements of the person about themselves: whoever said them may say them anew. */
export const plainCategories: readonly DataCategory[] = [
  'name',
  'phone',
  'email',
  'userName',
  'firstName',
  'surname',
  'purchaseDate',
  'purchasePlace',
  'operatingSystem',
  'topics',
];

export interface Field {
  /** Opaque to the browser: place of the value in the answer's order. */
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly category: DataCategory;
  readonly value: string;
  readonly since: Date | null;
  readonly key: Readonly<Record<string, unknown>>;
}

/** The fields of an answer that its person may change. */
export function fieldsOf(
  { policy, declarations }: Pick<RightsServices, 'policy' | 'declarations'>,
  answer: Answer,
): Field[] {
  const tables = ownedTables(declarations);
  return answer.held.flatMap(({ activity, rows }) =>
    rows.flatMap((row) => {
      const table = tables.find(({ full }) => full === row.table);
      if (!table || !isGivenByPerson(policy, activity)) return [];
      const id = String(row.raw.id ?? '');
      // What one signs in with is no plain statement: the new address must be proven first.
      const isSignIn = Object.values(table.table.columns).some(({ holds }) => holds === 'password');
      return row.values.flatMap(({ column, category, value }): Field[] =>
        plainCategories.includes(category) &&
        !(isSignIn && category === 'email') &&
        typeof value === 'string' &&
        isGiven(policy, activity, category)
          ? [
              {
                name: `${table.full}.${column}.${id}`,
                table: table.full,
                column,
                category,
                value,
                since: row.since,
                key: Object.fromEntries(table.table.key.map((name) => [name, row.raw[name]])),
              },
            ]
          : [],
      );
    }),
  );
}

const isGiven = (policy: Policy, activity: keyof Policy['activities'], category: DataCategory) =>
  ['required', 'optional'].includes(policy.activities[activity].data[category] ?? '');

/** Our own records about persons, such as a sent mail, say what happened: they are not corrected but supplemented. */
const isGivenByPerson = (policy: Policy, activity: keyof Policy['activities']) =>
  policy.activities[activity].subjects !== 'persons';

/**
 * Changes one field at once. The old value stands nowhere any more.
 * @throws DomainError `badValue`, `notFound`
 */
export async function correctField(
  db: RightsDb,
  services: RightsServices,
  input: { readonly wish: Wish; readonly answer: Answer; readonly name: string; readonly value: string },
): Promise<void> {
  const field = fieldsOf(services, input.answer).find(({ name }) => name === input.name);
  const activity = input.answer.held.find(({ rows }) =>
    rows.some(({ table }) => table === field?.table),
  )?.activity;
  if (!field || !activity) throw new DomainError('notFound');
  const shape = fieldSchema(services.policy, activity).shape[field.category];
  const parsed = shape?.safeParse(input.value);
  if (!parsed?.success || parsed.data === undefined) throw new DomainError('badValue');
  const where = Object.entries(field.key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  await db.transaction().execute(async (tx) => {
    await requirePerson(tx, input.wish.personId);
    await sql`
      UPDATE ${sql.table(field.table)} SET ${sql.ref(field.column)} = ${parsed.data} WHERE ${sql.join(where, sql` AND `)}
    `.execute(tx);
    await openRequest(tx, services, {
      ...input.wish,
      kind: 'rectification',
      activity,
      decision: 'corrected',
      toBeTold: await recipientsToTell(tx, input.wish.personId, [activity]),
    });
  });
}
