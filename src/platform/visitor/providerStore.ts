import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableInput } from './lines.ts';
import type { ProviderTable } from './provider.ts';
import { type PackedProviders, packProviders, unpackProviders } from './providerFile.ts';
import { bundledProviders, bundledVersion } from './providerSources.ts';

/** Made from the bundled table, at any time again. */
const compiledFile = 'providers.bin';
/** The operator's own table; goes before the bundled one. */
const importedFile = 'providers-imported.bin';

/**
 * The provider table of a data folder: the operator's import if there is one, else the bundled table. Opens in
 * about 50 ms; the first time after an update of the data in about a second, in pieces of some 10 ms.
 * @throws UnreadableInput where the import is damaged; the message names the file and the remedy
 */
export async function loadProviders(folder: string): Promise<ProviderTable> {
  return (await importedProviders(folder)) ?? (await compiledProviders(folder));
}

/** Puts an imported table in the bundled one's place, for this folder, whole or not at all. */
export async function saveImportedProviders(folder: string, table: ProviderTable): Promise<void> {
  await save(folder, importedFile, { version: 'imported', table });
}

async function importedProviders(folder: string): Promise<ProviderTable | null> {
  const path = join(folder, importedFile);
  const bytes = await readIfThere(path);
  if (bytes === null) return null;
  try {
    return unpackProviders(bytes).table;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    throw new UnreadableInput(
      `${path}: ${error.message} Import the providers again, or delete the file to use the bundled table.`,
    );
  }
}

async function compiledProviders(folder: string): Promise<ProviderTable> {
  const version = await bundledVersion();
  const compiled = await readCompiled(join(folder, compiledFile));
  if (compiled?.version === version) return compiled.table;
  const table = await bundledProviders();
  await save(folder, compiledFile, { version, table });
  return table;
}

/** Whatever is wrong with the file, it can be made again. */
async function readCompiled(path: string): Promise<PackedProviders | null> {
  const bytes = await readIfThere(path);
  try {
    return bytes && unpackProviders(bytes);
  } catch (error) {
    if (error instanceof UnreadableInput) return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function save(folder: string, name: string, packed: PackedProviders): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${name}.${randomUUID()}`);
  try {
    await writeFile(unfinished, packProviders(packed));
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
