/** Writes a backup: one consistent view of all tables, packed, encrypted, as a stream. */
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Declaration } from '../../policy/declare.ts';
import { Fault } from '../fault.ts';
import { seal } from './envelope.ts';
import { type End, frame, type Head } from './frames.ts';
import { tablesToBackUp } from './tables.ts';

export interface BackupOptions {
  readonly file: string;
  readonly key: Buffer;
  readonly declarations: readonly Declaration[];
  readonly head: Omit<Head, 'migrations'>;
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Writes all tables to a file that appears under its name only when it is complete and on the disk.
 * @param client works as the owner of all tables, from whom row-level security hides nothing; to be closed afterwards
 * @returns rows written, by table
 * @throws Fault when the file exists or cannot be written
 */
export async function writeBackup(client: ClientBase, options: BackupOptions): Promise<End['rows']> {
  const { file, key } = options;
  if (await exists(file)) throw new Fault(`${file} exists already: name a new file, or remove it first.`);
  const part = `${file}.part`;
  const rows: Record<string, number> = {};
  try {
    await beginSnapshot(client);
    await pipeline(
      Readable.from(contentsOf(client, options, rows), { objectMode: false }),
      createZstdCompress(),
      (packed: AsyncIterable<Buffer>) => seal(key, packed),
      createWriteStream(part, { mode: 0o600 }),
    );
    await client.query('COMMIT');
    await settle(part, file);
  } catch (error) {
    // The database may still be sending rows that nobody takes: only closing the connection ends that.
    await rm(part, { force: true }).catch(() => {});
    throw fileFault(error, file) ?? error;
  }
  return rows;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Everything is read as of one moment. */
async function beginSnapshot(client: ClientBase): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(
    `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`,
  );
}

async function* contentsOf(
  client: ClientBase,
  { declarations, head, onProgress }: BackupOptions,
  counted: Record<string, number>,
): AsyncGenerator<Buffer> {
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    'SELECT name, hash FROM platform.migration ORDER BY name',
  );
  const tables = await tablesToBackUp(client, declarations);
  const all = tables.reduce((sum, table) => sum + table.bytes, 0);
  let before = 0;
  yield frame('head', { ...head, migrations });
  for (const { name, columns, bytes } of tables) {
    yield frame('table', { name, columns });
    const list = columns.map((column) => `"${column}"`).join(', ');
    const copy = client.query(copyTo(`COPY ${name} (${list}) TO STDOUT`));
    let [copied, lines] = [0, 0];
    for await (const chunk of copy as AsyncIterable<Buffer>) {
      yield frame('rows', chunk);
      copied += chunk.length;
      lines += lineEnds(chunk);
      onProgress?.((before + Math.min(copied, bytes)) / all);
    }
    counted[name] = lines;
    before += bytes;
  }
  yield frame('end', { rows: counted });
}

/** Every row of COPY's text form ends with a line feed, and has none within. */
function lineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Brings the file to the disk, then under its name, then the name to the disk. */
async function settle(part: string, file: string): Promise<void> {
  await syncPath(part);
  await rename(part, file);
  await syncPath(dirname(file));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

function fileFault(error: unknown, file: string): Fault | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Fault(
      `The disk has no room for ${file}, and nothing was kept of it: free some, or name another place.`,
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Fault(`The folder of ${file} does not exist: make it, or name another file.`);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Fault(
      `${file} cannot be written (${code}): see to the permissions of its folder, or name another.`,
    );
  return null;
}
