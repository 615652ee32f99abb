/** The lines of a CSV file, one after another: memory does not grow with the file. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Fault } from '../fault.ts';
import { decodeLines, type Encoding } from './decode.ts';

export interface CsvLine {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A quotation mark that is never closed would take in the rest of the file. */
const maxRecord = 100_000;

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: string[];
}

/**
 * Reads CSV with commas, semicolons or tabs (RFC 4180); empty lines are left out.
 * @throws Fault that names the line where the file is broken or of another encoding
 */
export async function* readCsv(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<CsvLine> {
  const text = decodeLines(bytes, encoding);
  const first = await text.next();
  if (first.done) return;
  const parser = parse({
    delimiter: delimiterOf(first.value.split('\n', 1)[0] ?? ''),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRecord,
  });
  const source = Readable.from(prepend(first.value, text)).on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { info, record } of parser as AsyncIterable<Parsed>)
      yield { number: info.lines, cells: record };
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    source.destroy();
  }
}

async function* prepend(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** What separates the columns: whichever of these is most frequent in the first line. */
function delimiterOf(firstLine: string): string {
  const count = (text: string) => firstLine.split(text).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** The words of the error itself may quote the file. */
function unreadable(error: CsvError): Fault {
  const line = 'lines' in error ? Number(error.lines) : 0;
  return new Fault(
    `The quotation marks at line ${line} cannot be read (${error.code}): a cell begins and ends with ", and a " within it is written twice. Nothing was changed.`,
  );
}
