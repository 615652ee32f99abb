/** Reads `avow-person-export` strictly: what it says must fit the declarations and the policy of this installation. */
import { z } from 'zod';
import { Fault } from '../../../platform/fault.ts';
import { newCode, newToken } from '../../../platform/ids.ts';
import { allowedColumns } from '../../../policy/access.ts';
import { typedAddress } from '../../../policy/address.ts';
import type { ColumnState } from '../../../policy/declare.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import { type ActivityName, activityNames } from '../../../policy/vocabulary.ts';
import { plainCategories } from '../act/correction.ts';
import type { RawRow, Value } from '../answer/held.ts';
import { isOwnRecord } from '../answer/queries.ts';
import { holdsSecret } from '../answer/values.ts';
import type { RightsServices } from '../database.ts';
import { type OwnedTable, ownedTables } from '../tables.ts';

const rowShape = z.strictObject({
  table: z.string(),
  until: z.string().nullable(),
  restricted: z.boolean(),
  withheld: z.array(z.string()),
  values: z.record(z.string(), z.unknown()),
});
const activityShape = z.strictObject({
  activity: z.string(),
  title: z.string(),
  purpose: z.string(),
  basis: z.string(),
  article: z.string(),
  clause: z.string(),
  until: z.string().nullable(),
  rows: z.array(rowShape),
});
/** What scope `access` tells beside the rows is about the other controller, and stays there. */
const headings = [
  'recipients',
  'consultations',
  'rights',
  'complaint',
  'automatedDecisions',
  'categories',
  'sources',
  'notMatched',
] as const;
const fileShape = z.strictObject({
  format: z.literal('avow-person-export'),
  version: z.literal(1),
  scope: z.enum(['access', 'portable', 'transfer']),
  exportedAt: z.iso.datetime(),
  policyVersion: z.string(),
  controller: z.unknown(),
  address: typedAddress.nullable(),
  activities: z.array(activityShape),
  ...Object.fromEntries(headings.map((name) => [name, z.unknown().optional()])),
});
type FileRow = z.infer<typeof rowShape>;

export interface ImportedRow {
  readonly table: OwnedTable;
  /** By column: what is given, or made anew where the file withholds it. Ids are still those of the file. */
  readonly raw: RawRow;
}

export interface ReadFile {
  readonly address: string;
  readonly exportedAt: Date;
  readonly rows: readonly ImportedRow[];
  /** Rows about what the other controller did by its own duties: its records, not the person's data for a service. */
  readonly ofOtherController: number;
}

type ReadServices = Pick<RightsServices, 'policy' | 'declarations'>;

/** @throws Fault that names the first thing that is not as it must be; never a value, for that is personal */
export function readExport(services: ReadServices, text: string): ReadFile {
  const document = parse(text);
  if (document.address === null)
    throw new Fault(
      'The file names no address: take the one that the person downloaded from the page "What we hold about you".',
    );
  const activities = document.activities.map(({ activity, rows }) => ({
    activity: activityNames.find((name) => name === activity) ?? unknownActivity(activity),
    rows,
  }));
  const isOther = ({ activity }: { activity: ActivityName }) => isOwnRecord(services.policy, activity);
  return {
    address: document.address,
    exportedAt: new Date(document.exportedAt),
    rows: activities
      .filter((one) => !isOther(one))
      .flatMap(({ activity, rows }) => rows.map((row) => readRow(services, activity, row))),
    ofOtherController: activities.filter(isOther).reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function parse(text: string): z.infer<typeof fileShape> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Fault('The file is no JSON: take it as it was downloaded.');
  }
  const read = fileShape.safeParse(content);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue?.message;
  const place = issue?.path.join('.') || 'the file';
  throw new Fault(
    `This is no avow-person-export of version 1 (${place}: ${unknown}); docs/export-format.md describes it.`,
  );
}

function unknownActivity(name: string): never {
  throw new Fault(`This installation knows no activity "${name}": nothing was taken.`);
}

function readRow(services: ReadServices, activity: ActivityName, row: FileRow): ImportedRow {
  const table = ownedTables(services.declarations).find(({ full }) => full === row.table);
  if (!table || table.activity !== activity)
    throw new Fault(
      `This installation has no table ${row.table} about persons for "${activity}": nothing was taken.`,
    );
  const columns = table.table.columns;
  for (const name of [...Object.keys(row.values), ...row.withheld])
    if (!Object.hasOwn(columns, name)) throw refused(table, name, 'is not known here');
  const taken = allowedColumns(services.policy, table.table);
  const entries = Object.entries(columns)
    .filter(([name]) => !settled.includes(name))
    .map(([name, column]): [string, Value] => {
      const value = readColumn(table, name, column, row);
      if (value !== null && !taken.includes(name))
        throw refused(table, name, `holds ${column.holds}, which the policy does not take`);
      checkGiven(services, table, name, value);
      return [name, value];
    });
  return { table, raw: Object.fromEntries(entries.filter(([name]) => taken.includes(name))) };
}

/** Columns that this installation fills itself. */
const settled: readonly string[] = ['person_id', 'restricted', 'policy_version'];

const refused = ({ full }: OwnedTable, column: string, why: string) =>
  new Fault(`${full}.${column} ${why}: nothing was taken.`);

function readColumn(table: OwnedTable, name: string, column: ColumnState, row: FileRow): Value {
  const given = row.values[name];
  if (holdsSecret(column)) {
    if (given !== undefined && given !== null) throw refused(table, name, 'never comes from a file');
    return column.nullable ? null : freshSecret(column);
  }
  if (given === undefined || given === null) {
    if (column.nullable) return null;
    throw refused(table, name, 'is missing');
  }
  const value = typedValue(column, given);
  if (value === undefined) throw refused(table, name, `is no ${column.type}`);
  return value;
}

/** What led to a row elsewhere does not lead to it here. */
const freshSecret = ({ type }: ColumnState): Value =>
  type === 'bytea' ? Buffer.from(newToken()) : newCode(4).replaceAll('-', '').toLowerCase();

const readers: { readonly [T in ColumnState['type']]: z.ZodType<Value> } = {
  uuid: z.uuid(),
  text: z.string().refine((text) => !text.includes('\0')),
  smallint: z.int(),
  integer: z.int(),
  bigint: z.int(),
  boolean: z.boolean(),
  'timestamp with time zone': z.iso.datetime().transform((text) => new Date(text)),
  date: z.iso.date(),
  bytea: z.base64().transform((text) => Buffer.from(text, 'base64')),
  jsonb: z.json().transform((value) => value as Value),
  'text[]': z.array(z.string()),
  'integer[]': z.array(z.int()),
};

function typedValue(column: ColumnState, given: unknown): Value | undefined {
  const read = readers[column.type].safeParse(given);
  const fits = !column.shape || column.shape.safeParse(given).success;
  return read.success && fits ? read.data : undefined;
}

/** What people type into a field must be what the field would have taken. */
function checkGiven({ policy }: ReadServices, table: OwnedTable, name: string, value: Value): void {
  const holds = table.table.columns[name]?.holds ?? 'none';
  if (value === null || holds === 'none' || !plainCategories.includes(holds)) return;
  const shape = fieldSchema(policy, table.activity).shape[holds];
  if (shape && !shape.safeParse(value).success)
    throw refused(table, name, `is not what a field for ${holds} takes`);
}
