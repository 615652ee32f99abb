/** Files that are on the disk itself when a function returns: contents, and the folder's entry that names them. */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from './fault.ts';

/**
 * Makes a new file of its owner's: whatever happens meanwhile, a full disk or a kill, it is there whole or not at all.
 * @throws Error `EEXIST` where it is there already
 */
export function makeDurably(file: string, text: string): void {
  const own = `${file}.${process.pid}.new`;
  try {
    writeDurably(own, text);
    linkSync(own, file);
  } finally {
    rmSync(own, { force: true });
  }
  syncFolder(file);
}

/** @throws Fault where every user of the machine may read or write a secret */
export function refuseOpenSecret(file: string): void {
  if (statSync(file).mode & 0o007)
    throw new Fault(`Every user of this machine has access to the key ${file}: run "chmod 600 ${file}".`);
}

/** Writes a whole file of its owner's, in place of one that is there. */
export function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeAll(descriptor, text, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(file);
}

/** Gives a file the name of another, which it replaces. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(to);
}

/** Writes text behind the first `length` bytes of a file; what stood there is dropped. */
export function appendDurably(file: string, length: number, text: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    if (fstatSync(descriptor).size > length) ftruncateSync(descriptor, length);
    writeAll(descriptor, text, length);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A disk that is nearly full takes only a part and says so by the count alone; the next write meets its error. */
function writeAll(descriptor: number, text: string, position: number): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; )
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
}

function syncFolder(file: string): void {
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
