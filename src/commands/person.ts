import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { declarations } from '../app.ts';
import { type RightsDesk, type RightsTables, rightsDesk, type Verdict } from '../modules/rights/module.ts';
import { Fault } from '../platform/fault.ts';
import { printReport } from './import.ts';
import { withProgram } from './with-program.ts';

/** `avow person export`, `import` and `erase`: rights by address on the command line. */
export function registerPerson(program: Command): void {
  const person = program
    .command('person')
    .description('What is held about a person: export it, take it in from elsewhere, or erase it.');
  person
    .command('export <address>')
    .description('Print everything held about the person of an address; the look is entered in the register.')
    .option('--json', 'as JSON (the default)')
    .option('--csv', 'as CSV, one line for each value')
    .action((address: string, options: { csv?: boolean }) =>
      withDesk(async (desk) => {
        const file = await desk.export(await find(desk, address), options.csv ? 'csv' : 'json');
        process.stdout.write(file);
      }),
    );
  person
    .command('import <file>')
    .description(
      'Take the JSON that a person brought from another installation of Avow: all of it, or nothing.',
    )
    .option('--json', 'print { "read", "stored", "skipped" } as JSON')
    .action((file: string, options: { json?: boolean }) =>
      withDesk(async (desk) => {
        const report = await desk.import(readText(file));
        printReport(report, { ...(options.json ? { json: true } : {}), what: 'rows' });
      }),
    );
  person
    .command('erase <address>')
    .description('Show what would go and what must stay, ask, and erase in one transaction.')
    .option('--yes', 'do not ask')
    .option('--json', 'print the signed receipt as JSON')
    .action((address: string, options: { yes?: boolean; json?: boolean }) =>
      withDesk((desk) => erase(desk, address, options)),
    );
}

const withDesk = (work: (desk: RightsDesk) => Promise<void>): Promise<void> =>
  withProgram(({ services, pools }) =>
    work(rightsDesk(pools.database<RightsTables>('rights'), services, declarations)),
  );

/** @throws Fault where the file cannot be read */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Fault(`${file} cannot be read${code}: name a file that this user may read.`);
  }
}

async function find(desk: RightsDesk, address: string): Promise<string> {
  const personId = await desk.find(address);
  if (!personId) throw new Fault('Nothing is held under this address. Check its spelling.');
  return personId;
}

async function erase(
  desk: RightsDesk,
  address: string,
  options: { yes?: boolean; json?: boolean },
): Promise<void> {
  const personId = await find(desk, address);
  for (const verdict of await desk.preview(personId)) process.stderr.write(`${line(verdict)}\n`);
  if (!options.yes) await confirm();
  const { receipt } = await desk.erase(personId);
  process.stdout.write(options.json ? `${JSON.stringify(receipt)}\n` : 'Erased.\n');
}

function line({ table, rows, fate }: Verdict): string {
  if (fate.do === 'delete') return `${table.full}: ${rows} deleted`;
  const until = fate.until ? ` until ${fate.until.toISOString().slice(0, 10)}` : '';
  return `${table.full}: ${rows} kept under Art. ${fate.article}${until}${fate.do === 'hold' ? ` (${fate.law})` : ''}`;
}

/** @throws Fault when the answer is not "yes", or nobody is there to answer */
async function confirm(): Promise<void> {
  if (!process.stdin.isTTY)
    throw new Fault(
      'Nothing was erased: nobody is there to confirm. Look at the list and call it again with --yes.',
    );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Erase all of this? It cannot be undone. Type yes: ');
  terminal.close();
  if (answer.trim() !== 'yes') throw new Fault('Nothing was erased.');
}
