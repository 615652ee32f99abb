/** `avow licences`, `avow activation-keys`, `avow product-file`: what a vendor needs on the server's command line. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  issueLicences,
  type LicenceTerms,
  type LicensingDb,
  lastDay,
  openSigningKeys,
  productFile,
  rotateSigningKeys,
} from '../modules/licensing/module.ts';
import { DomainError, Fault } from '../platform/fault.ts';
import type { Program } from '../program.ts';
import { commandEnvironment, withProgram } from './with-program.ts';
import { WrongUse } from './wrong-use.ts';

interface IssueOptions {
  readonly product: string;
  readonly edition: string;
  readonly seats: number;
  readonly count: number;
  readonly endsOn?: string;
  readonly termMonths?: number;
  readonly graceDays: number;
  readonly entitlements: string[];
  readonly json?: boolean;
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  return number;
};

export function registerLicences(program: Command): void {
  program
    .command('licences')
    .description('Licences of your products.')
    .command('issue')
    .description('Issue licences and print their keys, one a line. They are shown now and kept nowhere.')
    .requiredOption('--product <id>', 'required: as the policy names it')
    .requiredOption('--edition <name>', 'required: as the policy names it')
    .addOption(
      new Option('--seats <number>', 'machines at a time').argParser(wholeNumber(1, 100_000)).default(1),
    )
    .addOption(
      new Option('--count <number>', 'how many licences').argParser(wholeNumber(1, 10_000)).default(1),
    )
    .option('--ends-on <day>', 'last day, YYYY-MM-DD (UTC); without it, or a term, it is perpetual')
    .addOption(
      new Option('--term-months <number>', 'months from the first activation').argParser(
        wholeNumber(1, 1_200),
      ),
    )
    .addOption(
      new Option('--grace-days <number>', 'days after the end in which the product still runs')
        .argParser(wholeNumber(0, 63))
        .default(0),
    )
    .option('--entitlements <names...>', 'what it opens besides', [])
    .option('--json', 'print { "licences": [{ "id", "key" }] } as JSON')
    .action((options: IssueOptions) => withProgram((opened) => issue(opened, options)));

  const keys = program
    .command('activation-keys')
    .description('The keys that sign certificates of activation.');
  keys
    .command('show')
    .description('Show the public keys that clients ship: the current one and the next.')
    .option('--json', 'print { "current", "keys" } as JSON')
    .action((options: { json?: boolean }) => showKeys(options.json ?? false));
  keys
    .command('rotate')
    .description(
      'Go on to the next key. Start the program anew afterwards, and ship the new keys with the products.',
    )
    .action(rotate);

  program
    .command('product-file')
    .description(
      'Print what the client of a product ships: its names, public keys and the address of this server.',
    )
    .argument('<product>', 'as the policy names it')
    .action((product: string) => withProgram((opened) => printProduct(opened, product)));
}

async function issue({ pools, services }: Program, options: IssueOptions): Promise<void> {
  const { endsOn = null } = options;
  if (endsOn !== null && !lastDay.safeParse(endsOn).success)
    throw new WrongUse('--ends-on is no day from 2020 to 2198: write it as 2027-11-25.');
  const terms: LicenceTerms = { ...options, endsOn, termMonths: options.termMonths ?? null };
  const db: LicensingDb = pools.database('licensing');
  const by = { source: 'import', staffId: null } as const;
  const issued = await issueLicences(db, services, terms, { count: options.count, by }).catch(explain);
  if (options.json) process.stdout.write(`${JSON.stringify({ licences: issued })}\n`);
  else process.stdout.write(issued.map(({ key }) => `${key}\n`).join(''));
}

const sentences: Readonly<Record<string, string>> = {
  productUnknown: 'The policy lists no such product: see "avow policy show".',
  editionUnknown: 'The product has no such edition: see its "editions" in the policy.',
  entitlementUnknown: 'The product has no such entitlement: see its "entitlements" in the policy.',
  termTwice: 'Give --ends-on or --term-months, not both.',
};

function explain(error: unknown): never {
  const sentence = error instanceof DomainError ? sentences[error.code] : undefined;
  throw sentence === undefined ? error : new WrongUse(sentence);
}

function showKeys(asJson: boolean): void {
  const { current, shipped } = openSigningKeys(commandEnvironment().dataDir);
  if (asJson) process.stdout.write(`${JSON.stringify({ current, keys: shipped })}\n`);
  else
    for (const [id, key] of Object.entries(shipped))
      process.stdout.write(`${id} ${key}${Number(id) === current ? ' (signs now)' : ' (next)'}\n`);
}

function rotate(): void {
  const current = rotateSigningKeys(commandEnvironment().dataDir);
  process.stdout.write(`Key ${current} signs from the next start on. Start the program anew now.\n`);
}

async function printProduct({ services }: Program, id: string): Promise<void> {
  const file = productFile(services, openSigningKeys(services.env.dataDir), id);
  if (!file) throw new Fault(sentences.productUnknown ?? '');
  process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
}
