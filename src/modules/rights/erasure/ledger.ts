/**
 * The erasure ledger: numbered entries of keyed hashes in an append-only file outside the database, so that a restored
 * backup cannot bring an erased person back. Its key lies beside it. Each line carries a MAC over itself and the MAC of
 * the line before, so damage is noticed; a line torn by a crash was never committed and is dropped.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectory } from '../../../platform/directory.ts';
import { appendDurably, refuseOpenSecret, renameDurably, writeDurably } from '../../../platform/durable.ts';
import { Fault } from '../../../platform/fault.ts';

export interface LedgerEntry {
  readonly number: number;
  readonly at: Date;
  readonly hashes: readonly string[];
}

export interface Ledger {
  /** Number of the last entry, also when that entry itself has ended. */
  last(): number;
  /** Number of the last entry that has ended; entries up to it can no longer be replayed. */
  base(): number;
  /** Entries with a number above the given one. */
  after(number: number): LedgerEntry[];
  /** Keyed hash of a normalised address or of a person's id. */
  hash(kind: 'address' | 'person', text: string): string;
  /** Whether an address was erased, and when: what was collected before that moment must not come back. */
  erasedAt(address: string): Date | null;
  /** Writes an entry to the disk itself (fsync). Call it inside the erasing transaction, before COMMIT. @returns its number */
  append(hashes: readonly string[], at: Date): number;
  /** Drops entries made before a moment; numbers go on. Call it under `lockErasures`: what is appended meanwhile is lost. */
  compact(before: Date): void;
}

interface Contents {
  readonly base: number;
  readonly entries: readonly LedgerEntry[];
  /** Length of the valid part in bytes, and the MAC of its last line. */
  readonly length: number;
  readonly mac: string;
}

const header = 'avow-ledger-1';

/**
 * Makes ledger and key for a database that knows no erasure yet. The key gets its name last: until then nothing can have
 * been noted, and whatever a crash left is made anew.
 */
export function createLedger(file: string): void {
  makeDirectory(dirname(file), 0o700);
  const key = randomBytes(32);
  writeDurably(unfinishedKey(file), `${key.toString('base64url')}\n`);
  writeDurably(file, line(key, '', `${header} 0`).text);
  renameDurably(unfinishedKey(file), keyFile(file));
}

/** Whether there is neither ledger nor key, or only what `createLedger` had begun. */
export const isUncreated = (file: string): boolean =>
  !existsSync(keyFile(file)) && (!existsSync(file) || existsSync(unfinishedKey(file)));

const unfinishedKey = (file: string): string => `${keyFile(file)}.new`;
const keyFile = (file: string): string => `${file}.key`;

/** @throws Fault when the ledger or its key is missing, damaged, or the two do not belong together */
export function openLedger(file: string): Ledger {
  const key = readKey(file);
  let cached: { contents: Contents; inode: number; size: number } | null = null;
  const read = (): Contents => {
    const { ino, size } = statOf(file);
    if (cached?.inode !== ino || cached.size !== size)
      cached = { contents: parse(file, key), inode: ino, size };
    return cached.contents;
  };
  const hash: Ledger['hash'] = (kind, text) =>
    createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url');
  read();
  return {
    hash,
    last: () => lastOf(read()),
    base: () => read().base,
    after: (number) => read().entries.filter((entry) => entry.number > number),
    erasedAt: (address) => {
      const wanted = hash('address', address);
      return read().entries.findLast((entry) => entry.hashes.includes(wanted))?.at ?? null;
    },
    append: (hashes, at) => {
      const contents = append(file, key, read(), hashes, at);
      // What we wrote ourselves need not be read again: with 100,000 entries that would cost a fifth of a second each time.
      const { ino, size } = statOf(file);
      if (size === contents.length) cached = { contents, inode: ino, size };
      return lastOf(contents);
    },
    compact: (before) => compact(file, key, read(), before),
  };
}

const lastOf = ({ base, entries }: Contents): number => entries.at(-1)?.number ?? base;

function readKey(file: string): Buffer {
  const key = Buffer.from(readText(keyFile(file)).trim(), 'base64url');
  refuseOpenSecret(keyFile(file));
  if (key.length !== 32)
    throw new Fault(`The key ${keyFile(file)} of the erasure ledger is damaged: put it back from its copy.`);
  return key;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Fault(
      missing
        ? `The erasure ledger needs ${file}, which is missing: put it back from its copy, or set AVOW_LEDGER to where it is. Without it erased people could return.`
        : `${file} cannot be read: give the program's user access to it.`,
    );
  }
}

function statOf(file: string): { ino: number; size: number } {
  try {
    return statSync(file);
  } catch {
    readText(file);
    throw new Fault(`${file} cannot be read.`);
  }
}

function line(key: Buffer, previous: string, content: string): { text: string; mac: string } {
  const mac = createHmac('sha256', key).update(`${previous}\n${content}`).digest('base64url');
  return { text: `${content} ${mac}\n`, mac };
}

function parse(file: string, key: Buffer): Contents {
  const text = readText(file);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, ...rest] = whole.split('\n').slice(0, -1);
  let mac = '';
  const check = (read: string, number: number): string[] => {
    const space = read.lastIndexOf(' ');
    const expected = line(key, mac, read.slice(0, space));
    if (read !== expected.text.trimEnd())
      throw new Fault(
        `Line ${number} of the erasure ledger ${file} is damaged, or its key is another one: put both back from their copy.`,
      );
    mac = expected.mac;
    return read.slice(0, space).split(' ');
  };
  const [name, base] = check(first ?? '', 1);
  if (name !== header) throw new Fault(`${file} is no erasure ledger: set AVOW_LEDGER to where it is.`);
  const entries = rest.map((read, index): LedgerEntry => {
    const [number, at, hashes] = check(read, index + 2);
    return { number: Number(number), at: new Date(at ?? ''), hashes: hashes?.split(',') ?? [] };
  });
  return { base: Number(base), entries, length: Buffer.byteLength(whole), mac };
}

const entryText = ({ number, at, hashes }: LedgerEntry) =>
  `${number} ${at.toISOString()} ${hashes.join(',')}`;

function append(
  file: string,
  key: Buffer,
  contents: Contents,
  hashes: readonly string[],
  at: Date,
): Contents {
  const entry = { number: lastOf(contents) + 1, at, hashes };
  const { text, mac } = line(key, contents.mac, entryText(entry));
  appendDurably(file, contents.length, text);
  const { base, entries, length } = contents;
  return { base, entries: [...entries, entry], length: length + Buffer.byteLength(text), mac };
}

function compact(file: string, key: Buffer, contents: Contents, before: Date): void {
  const kept = contents.entries.filter(({ at }) => at >= before);
  if (kept.length === contents.entries.length) return;
  const base = (kept[0]?.number ?? lastOf(contents) + 1) - 1;
  let { text, mac } = line(key, '', `${header} ${base}`);
  for (const entry of kept) {
    const next = line(key, mac, entryText(entry));
    text += next.text;
    mac = next.mac;
  }
  writeDurably(`${file}.new`, text);
  renameDurably(`${file}.new`, file);
}
