/**
 * Declarations of tables. Every column of every table is declared once, in a `data.ts`, with its type and what it
 * holds; from these declarations come Kysely's types, the grants, row-level security, retention, export and erasure.
 */
import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { ActivityName, Anchor, DataCategory } from './vocabulary.ts';

/** A category of personal data, or `none`: a key, a state, a count that tells nothing about a person. */
export type Holds = DataCategory | 'none';

type SqlType =
  | 'uuid'
  | 'text'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'timestamp with time zone'
  | 'date'
  | 'bytea'
  | 'jsonb'
  | 'text[]'
  | 'integer[]';

export interface ColumnState {
  readonly type: SqlType;
  readonly holds: Holds;
  readonly nullable: boolean;
  /** The database fills it when it is not given. */
  readonly generated: boolean;
  /** The module's role may change it after insertion. */
  readonly changing: boolean;
  readonly shape?: z.ZodType;
  /** The activity that the column serves where it is not the table's own. */
  readonly activity?: ActivityName;
}

/** A declared column; `S` is what a select returns, `I` what an insert takes. */
export interface Column<S, I = S> extends ColumnState {
  readonly types?: ColumnType<S, I, S>;
  optional(): Column<S | null, I | null | undefined>;
  byDefault(): Column<S, I | undefined>;
  changes(): Column<S, I>;
  /** Serves another activity than the table: it is taken, and ends, as that one says. */
  serves(activity: ActivityName): Column<S, I>;
}

function column<S, I = S>(state: ColumnState): Column<S, I> {
  return {
    ...state,
    optional: () => column<S | null, I | null | undefined>({ ...state, nullable: true }),
    byDefault: () => column<S, I | undefined>({ ...state, generated: true }),
    changes: () => column<S, I>({ ...state, changing: true }),
    serves: (activity) => column<S, I>({ ...state, activity }),
  };
}

const fresh = { nullable: false, generated: false, changing: false };
const of =
  <S>(type: SqlType) =>
  (holds: Holds): Column<S> =>
    column<S>({ type, holds, ...fresh });

export const uuid = of<string>('uuid');
export const text = of<string>('text');
export const smallint = of<number>('smallint');
export const integer = of<number>('integer');
/** Read as a JavaScript number: counts and sizes stay below 2^53. */
export const bigint = of<number>('bigint');
export const boolean = of<boolean>('boolean');
export const timestamp = of<Date>('timestamp with time zone');
/** A calendar day as `YYYY-MM-DD`. */
export const day = of<string>('date');
export const bytes = of<Buffer>('bytea');
export const texts = of<string[]>('text[]');
export const integers = of<number[]>('integer[]');
/** A JSON column with a declared shape; what does not fit is refused before it is written. */
export const json = <T extends z.ZodType>(holds: Holds, shape: T): Column<z.infer<T>, string> =>
  column<z.infer<T>, string>({ type: 'jsonb', holds, ...fresh, shape });

/** Who the rows of a table are about. `person`: `person_id` comes first in the key. */
export type Owner = 'person' | 'staff' | 'nobody';

/** What a declaration of a table says; `K` are the names of its columns. */
interface TableOptions<K extends string> {
  /** The activity of the policy that the rows serve; `null` for the program's own bookkeeping without personal data. */
  readonly activity: ActivityName | null;
  readonly key: readonly K[];
  /** Columns from which the periods of the activity run. */
  readonly anchors?: { readonly [A in Anchor]?: K };
  /** The table, in the same schema, whose rows these belong to: they go with it by a cascading foreign key. */
  readonly parent?: string;
  /** The module's own role may delete rows, besides reading, inserting and changing the columns declared as changing. */
  readonly mayDelete?: boolean;
  /** Partitioned by UTC day of this column; a day is dropped as a whole. */
  readonly dayPartitions?: K;
  /** Rows that another role sees, by module name, as SQL over the row; `{k}` stands for the smallest group of the policy. */
  readonly shows?: { readonly [module: string]: string };
}

type Columns = Readonly<Record<string, ColumnState>>;

/** A declared table. */
export interface Table<C extends Columns = Columns> extends TableOptions<string> {
  readonly columns: C;
  readonly owner: Owner;
}

/** A table about no person: bookkeeping, anonymous counts, or, with day partitions, the access log. */
export function table<const C extends Columns>(
  options: TableOptions<keyof C & string> & { readonly columns: C },
): Table<C> {
  return { ...options, owner: 'nobody' };
}

/** A table about members of staff, keyed by `staff_id`; it goes with the staff member. */
export function staffTable<const C extends Columns>(
  options: TableOptions<keyof C & string> & { readonly columns: C },
): Table<C> {
  return { ...options, owner: 'staff' };
}

const personColumns = {
  person_id: uuid('none'),
  restricted: boolean('none').byDefault(),
  policy_version: text('none'),
};

/**
 * A table about persons. Adds `person_id` (first in the key, never changed), `restricted` (Art. 18: hidden from every
 * module by the database) and `policy_version` (the policy in force when the row was collected).
 */
export function personTable<const C extends Columns>(
  options: TableOptions<keyof (C & typeof personColumns) & string> & { readonly columns: C },
): Table<C & typeof personColumns> {
  return { ...options, columns: { ...personColumns, ...options.columns }, owner: 'person' };
}

/** What a module may do with another's data: insert only, or call a function that the other offers. */
export interface Use {
  readonly insert?: string;
  readonly call?: string;
}

/** A SECURITY DEFINER function, the only way of a module to something that it must not read itself. */
export interface DeclaredFunction {
  /** Argument types as PostgreSQL prints them, e.g. `text, uuid`. */
  readonly takes: string;
  readonly returns: string;
}

export interface Declaration<
  N extends string = string,
  T extends Record<string, Table> = Record<string, Table>,
> {
  /** Name of the schema and, with the deployment's prefix, of the role. */
  readonly name: N;
  readonly tables: T;
  readonly functions: Readonly<Record<string, DeclaredFunction>>;
  readonly uses: readonly Use[];
}

/** Declares a module's data; the schema and the database role bear the module's name. */
export function declare<const N extends string, const T extends Record<string, Table>>(
  name: N,
  declared: {
    readonly tables: T;
    readonly functions?: Readonly<Record<string, DeclaredFunction>>;
    readonly uses?: readonly Use[];
  },
): Declaration<N, T> {
  return { name, tables: declared.tables, functions: declared.functions ?? {}, uses: declared.uses ?? [] };
}

type RowOf<C> = {
  [K in keyof C]: C[K] extends { readonly types?: infer T } ? Exclude<T, undefined> : never;
};

/** Kysely's `Database` type of one declaration: `contact.conversation` and so on. */
export type DatabaseOf<D> =
  D extends Declaration<infer N, infer T>
    ? { [K in keyof T & string as `${N}.${K}`]: T[K] extends Table<infer C> ? RowOf<C> : never }
    : never;

/** The activity that a column serves: its own, else the table's. */
export const activityOf = (table: Table, column: ColumnState): ActivityName | null =>
  column.activity ?? table.activity;

/** All activities that a table serves, its own first. */
export const activitiesOf = (table: Table): ActivityName[] => [
  ...new Set(
    [table.activity, ...Object.values(table.columns).map((column) => activityOf(table, column))].filter(
      (activity) => activity !== null,
    ),
  ),
];

/** All tables of several declarations with their full names, in the order of declaration. */
export function tablesOf(
  declarations: readonly Declaration[],
): { schema: string; name: string; full: string; table: Table }[] {
  return declarations.flatMap((declaration) =>
    Object.entries(declaration.tables).map(([name, declared]) => ({
      schema: declaration.name,
      name,
      full: `${declaration.name}.${name}`,
      table: declared,
    })),
  );
}
