/** The lines of a file of subscribers, each with what its columns mean. */
import type { Encoding } from '../../../../platform/csv/decode.ts';
import { type CsvLine, readCsv } from '../../../../platform/csv/read.ts';
import { type Layout, layoutOf, plainLayout } from './layout.ts';

export interface FileLine extends CsvLine {
  readonly layout: Layout;
}

export interface FileShape {
  readonly encoding: Encoding;
  /** Heading of the column with the times of confirmation, where the file calls it otherwise. */
  readonly confirmedAt?: string;
}

/**
 * Reads CSV, or a plain list with or without a heading.
 * @throws Fault that names the line where the file is broken or of another encoding
 */
export async function* readFileLines(
  bytes: AsyncIterable<Buffer>,
  { encoding, confirmedAt }: FileShape,
): AsyncGenerator<FileLine> {
  let layout: Layout | null = null;
  for await (const line of readCsv(bytes, encoding)) {
    if (layout === null) {
      layout = layoutOf(line.cells, confirmedAt);
      if (layout) continue;
      layout = plainLayout;
    }
    yield { ...line, layout };
  }
}
