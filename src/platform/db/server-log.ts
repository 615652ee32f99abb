import { copyFile, stat, truncate } from 'node:fs/promises';

const MOST_BYTES = 1_000_000;
const LOOK_EVERY_MS = 30_000;

/**
 * Keeps PostgreSQL's log small: once above 1 MB it becomes `<file>.1` and begins anew. Copied and emptied rather than
 * renamed, since PostgreSQL holds the file open (for appending, so it goes on at the new end).
 */
export async function boundLog(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= MOST_BYTES) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}

/** Bounds the log while the server runs. @returns a function that ends the watch */
export function watchLog(file: string, onError: (message: string) => void): () => void {
  const look = () =>
    boundLog(file).catch((error: Error) => onError(`${file} cannot be shortened: ${error.message}`));
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
