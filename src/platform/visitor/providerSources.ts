import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readLines } from './lines.ts';
import type { ProviderTable } from './provider.ts';
import { ProviderTableBuilder, type RangeProblem } from './providerBuilder.ts';

const dataPackage = '@ip-location-db/asn';

const { resolve } = createRequire(import.meta.url);

/** The version of the table that comes with the program. */
export async function bundledVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(resolve(`${dataPackage}/package.json`), 'utf8'));
  return String(version);
}

/**
 * Reads the table that comes with the program: about a second of work, in pieces of some 10 ms so that other
 * work goes on meanwhile. `loadProviders` keeps the result.
 */
export async function bundledProviders(): Promise<ProviderTable> {
  const builder = new ProviderTableBuilder();
  for (const file of ['asn-ipv4.csv', 'asn-ipv6.csv'])
    for await (const line of readLines(piecesOf(resolve(`${dataPackage}/${file}`))))
      if (!line.tooLong) addCsvLine(builder, line.text);
  return builder.build({
    text: 'IP Geolocation by DB-IP; address ranges by RouteViews and the Number Resource Organization',
    licence: 'CC-BY-4.0',
    link: 'https://db-ip.com',
    date: dayOfVersion(await bundledVersion()),
  });
}

/** A file piece by piece, in memory that is used again: a stream leaves 30 MB behind it for the garbage collector. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const memory = Buffer.allocUnsafe(65_536);
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, memory.length);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** `start,end,number,name`, the name in quotes where it holds a comma or a quote. */
function addCsvLine(builder: ProviderTableBuilder, line: string): void {
  const first = line.indexOf(',');
  const second = line.indexOf(',', first + 1);
  const third = line.indexOf(',', second + 1);
  const name = () =>
    line
      .slice(third + 1)
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"');
  builder.add(
    line.slice(0, first),
    line.slice(first + 1, second),
    Number(line.slice(second + 1, third)),
    name,
  );
}

/** The package's version ends in year, month, day and hour: `2.3.2026061719`. */
function dayOfVersion(version: string): string | null {
  const found = /\.(\d{4})(\d{2})(\d{2})\d{2}$/.exec(version);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}

export interface ProviderImport {
  readonly table: ProviderTable;
  readonly read: number;
  readonly stored: number;
  /** Lines passed over, by reason; `notRouted` ones belong to nobody and are no fault. */
  readonly skipped: Readonly<Record<RangeProblem | 'notRouted' | 'tooLong', number>>;
}

/**
 * Reads a table of iptoasn.com, plain or gzip: `start TAB end TAB number TAB country TAB name` a line, IPv4,
 * IPv6 or both. What to do with an import that stored nothing is the caller's decision.
 * @param day day of the data, `YYYY-MM-DD`, as the file does not say; null if unknown
 * @throws UnreadableInput where gzip is cut off or damaged
 */
export async function parseIptoasn(
  source: AsyncIterable<Uint8Array>,
  day: string | null = null,
): Promise<ProviderImport> {
  const builder = new ProviderTableBuilder();
  const skipped = { malformed: 0, outOfOrder: 0, notPublic: 0, notRouted: 0, tooLong: 0 };
  let read = 0;
  for await (const line of readLines(source)) {
    read++;
    const problem = line.tooLong ? 'tooLong' : addTsvLine(builder, line.text);
    if (problem) skipped[problem]++;
  }
  const table = builder.build({
    text: 'Provider names by iptoasn.com',
    licence: 'PDDL-1.0',
    link: null,
    date: day,
  });
  return { table, read, stored: table.ranges, skipped };
}

function addTsvLine(builder: ProviderTableBuilder, line: string): RangeProblem | 'notRouted' | null {
  const [start = '', end = '', system = '', , name] = line.split('\t');
  if (name === undefined || !/^\d{1,10}$/.test(system)) return 'malformed';
  if (Number(system) === 0) return 'notRouted';
  return builder.add(start, end, Number(system), () => name);
}
