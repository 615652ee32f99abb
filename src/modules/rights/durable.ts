/** Files that are on the disk itself when a function returns: contents, and the folder's entry that names them. */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a whole file; `w` replaces one that is there. */
export function writeDurably(file: string, text: string, flag: 'w' | 'wx'): void {
  const descriptor = openSync(file, flag, 0o600);
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
