import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { verifyReceipt } from '../modules/rights/module.ts';
import { Fault } from '../platform/fault.ts';

/** `avow receipt verify`: checks a receipt of an erasure; needs no database and no network. */
export function registerReceipt(program: Command): void {
  program
    .command('receipt')
    .description('Receipts of erasures.')
    .command('verify <file>')
    .description('Verify the signature of a receipt and print what it states.')
    .requiredOption('--key <file>', 'required: public key in PEM, from /.well-known/avow-receipts.pem')
    .option('--json', 'print the statement as JSON')
    .action((file: string, options: { key: string; json?: boolean }) => {
      const statement = verifyReceipt(read(file), read(options.key));
      if (options.json) process.stdout.write(`${JSON.stringify(statement)}\n`);
      else {
        const deleted = Object.values(statement.deleted).reduce((sum, rows) => sum + rows, 0);
        process.stdout.write(
          `The signature fits. ${statement.controller}, entry ${statement.ledgerNumber}, ${statement.erasedAt}: ${deleted} rows deleted.\n`,
        );
      }
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Fault(`${file} cannot be read: check its name and your access to it.`);
  }
}
