/**
 * `npm run bench -- NAME`: runs bench/NAME.ts and prints what it measured. Progress goes to standard error; the last
 * line of standard output is one JSON object. Exit status 0 whatever was measured, 1 where it could not measure, 2 for
 * wrong use.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Measured, within } from './measure.ts';

interface BenchFile {
  readonly run: () => Promise<Measured>;
}

async function main(name: string | undefined): Promise<number> {
  const file = new URL(`./${name}.js`, import.meta.url);
  if (!name || !/^[a-z]+(-[a-z]+)*$/.test(name) || !existsSync(fileURLToPath(file))) {
    process.stderr.write(
      `bench: ${name ? `there is no bench called "${name}"` : 'no bench is named'}: docs/benchmarks.md lists them. Usage: npm run bench -- NAME\n`,
    );
    return 2;
  }
  const { run }: Partial<BenchFile> = await import(file.href);
  if (!run) {
    process.stderr.write(`bench: bench/${name}.ts is a helper of others: name a file that has a run().\n`);
    return 2;
  }
  const measured = await run();
  process.stdout.write(`${JSON.stringify({ bench: name, ...measured, pass: within(measured) })}\n`);
  return 0;
}

process.exitCode = await main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`bench: could not measure: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
});
