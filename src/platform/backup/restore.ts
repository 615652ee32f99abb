/** Puts a backup into a database: all of it in one transaction, or nothing. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Declaration, tablesOf } from '../../policy/declare.ts';
import { readMigrations } from '../db/migrate.ts';
import { Fault } from '../fault.ts';
import { contentOf, endShape, type Frame, type Head, tableShape } from './frames.ts';
import { type BackupFile, readFrames } from './read.ts';

export interface RestoreOptions {
  readonly backup: BackupFile;
  /** From `verifyBackup`: the file was read to its end and proven. */
  readonly head: Head;
  /** Of this deployment's role names. */
  readonly prefix: string;
}

/** Whether a database holds anything about anyone; the program's own bookkeeping does not count. */
export async function holdsData(admin: Client, declarations: readonly Declaration[]): Promise<boolean> {
  for (const { full, table } of tablesOf(declarations)) {
    if (table.activity === null) continue;
    const { rows } = await admin.query(`SELECT 1 FROM ${full} LIMIT 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Replaces all contents of the database by those of a backup, in the schema of its time; the next start migrates it on,
 * applies the permissions anew, and replays the erasures that the backup does not know of.
 * @returns rows restored, by table
 * @throws Fault when the backup is of a newer program, or was altered since it was verified; nothing is changed then
 */
export async function restoreBackup(
  admin: Client,
  { backup, head, prefix }: RestoreOptions,
): Promise<Readonly<Record<string, number>>> {
  const migrations = await migrationsOf(head);
  await admin.query('BEGIN');
  try {
    await admin.query(
      `SET LOCAL ROLE "${prefix}_owner"; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10s'; SET LOCAL timezone = 'UTC'`,
    );
    await dropSchemas(admin);
    for (const sql of migrations) await admin.query(sql);
    await emptyTables(admin);
    const rows = await loadRows(admin, backup);
    await settle(admin, prefix);
    await admin.query('COMMIT');
    return rows;
  } catch (error) {
    await admin.query('ROLLBACK');
    throw error;
  }
}

/** The SQL of the migrations that the backup had seen. */
async function migrationsOf(head: Head): Promise<string[]> {
  const known = await readMigrations();
  return head.migrations.map(({ name, hash }) => {
    const migration = known.find((one) => one.name === name);
    if (!migration || migration.hash !== hash)
      throw new Fault(
        `The backup was made by another Avow (its migration ${name} is not the one here): update this program.`,
      );
    return migration.sql;
  });
}

/** All schemas of the owner, the queue's among them: what is queued belongs to the data that goes. */
async function dropSchemas(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `/* dropSchemas */ SELECT n.nspname AS name FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner WHERE r.rolname = current_user`,
  );
  for (const { name } of rows) await admin.query(`DROP SCHEMA ${admin.escapeIdentifier(name)} CASCADE`);
}

/** Rows that migrations themselves put in stand in the backup as well. */
async function emptyTables(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ names: string | null }>(
    `/* emptyTables */ SELECT string_agg(c.oid::regclass::text, ', ') AS names FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
     WHERE c.relkind IN ('r', 'p') AND r.rolname = current_user`,
  );
  if (rows[0]?.names) await admin.query(`TRUNCATE ${rows[0].names}`);
}

async function loadRows(admin: Client, backup: BackupFile): Promise<Readonly<Record<string, number>>> {
  const frames = await cursorOf(readFrames(backup));
  const rows: Record<string, number> = {};
  let said: Readonly<Record<string, number>> = {};
  while (frames.current) {
    const frame = frames.current;
    await frames.advance();
    if (frame.kind === 'end') said = contentOf(endShape, frame).rows;
    if (frame.kind !== 'table') continue;
    const { name, columns } = contentOf(tableShape, frame);
    const list = columns.map((column) => `"${column}"`).join(', ');
    const copy = admin.query(copyFrom(`COPY ${name} (${list}) FROM STDIN`));
    await pipeline(Readable.from(rowsAt(frames), { objectMode: false }), copy);
    rows[name] = copy.rowCount;
  }
  const short = Object.entries(said).find(([name, count]) => rows[name] !== count);
  if (short || Object.keys(said).length === 0)
    throw new Fault(
      'The backup changed while it was read, and nothing was restored: take another copy of it.',
    );
  return rows;
}

interface Cursor {
  current: Frame | null;
  readonly advance: () => Promise<void>;
}

async function cursorOf(frames: AsyncGenerator<Frame>): Promise<Cursor> {
  const cursor: Cursor = {
    current: null,
    advance: async () => {
      const next = await frames.next();
      cursor.current = next.done ? null : next.value;
    },
  };
  await cursor.advance();
  return cursor;
}

/** The rows from here to the next frame of another kind. */
async function* rowsAt(frames: Cursor): AsyncGenerator<Buffer> {
  while (frames.current?.kind === 'rows') {
    yield frames.current.bytes;
    await frames.advance();
  }
}

/** This database keeps its own roles, and its permissions are applied anew at the next start. */
async function settle(admin: Client, prefix: string): Promise<void> {
  await admin.query(`DELETE FROM platform.setting WHERE name IN ('accessHash', 'rolePrefix')`);
  await admin.query(`INSERT INTO platform.setting (name, value) VALUES ('rolePrefix', $1)`, [prefix]);
}
