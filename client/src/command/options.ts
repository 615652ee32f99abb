/** What the command takes: subcommand, flags, and the sentence for wrong use. */
import { parseArgs } from 'node:util';
import { type Purpose, purposes } from '../consent.ts';
import { type Language, languages } from './words.ts';

export const actions = ['activate', 'request', 'accept', 'status', 'deactivate', 'withdraw'] as const;
export type Action = (typeof actions)[number];

export interface Options {
  readonly action: Action;
  readonly productFile: string;
  readonly licenceKey: string | null;
  readonly version: string | null;
  readonly consents: readonly Purpose[];
  readonly given: Readonly<Record<string, string>>;
  readonly passwordFile: string | null;
  readonly answer: string | null;
  readonly byCode: boolean;
  readonly everybody: boolean;
  readonly folder: string | null;
  readonly language: Language | null;
  readonly json: boolean;
}

export class WrongUse extends Error {}

export const usage = `Usage: avow-activate [ACTION] [options]

Activates an installed product, over the net or by a code, and keeps its certificate.
Without flags it asks, in the language of the system; with --json it asks nothing.

Actions:
  activate              activate this computer (what is done without an action)
  request               print the request code for manual activation
  accept ANSWER         take the answer: its groups, or the path of the saved file; "-" reads it
                        from standard input
  status                say whether this computer is activated; asks nobody
  deactivate            give the seat of this computer back
  withdraw              take back what was given with the activation

Options:
  --product-file FILE   what the product ships (avow-product.json in this folder)
  --licence-key KEY     the licence key
  --product-version V   installed version of the product, such as 21.5
  --consent PURPOSES    what the person agreed to, separated by commas: verification, support,
                        account; nothing is agreed to without it
  --user-name TEXT      given for support
  --first-name TEXT     given for support
  --surname TEXT        given for support
  --email ADDRESS       given for support or account
  --purchase-date DAY   given for verification, YYYY-MM-DD
  --purchase-place TEXT given for verification
  --password-file FILE  password of the account; "-" reads it from standard input
  --by-code             with deactivate: by a code instead of the net
  --everybody           for all users of this computer, not for this one only
  --folder FOLDER       where the certificate is kept
  --language LANGUAGE   en, de or ru
  --json                ask nothing, and print one JSON object
  -h, --help            show this
  --version             show the version of this command

Exit status: 0 done, 1 refused or failed, 2 wrong use.
`;

const names: Readonly<Record<string, Purpose>> = {
  verification: 'licenceVerification',
  support: 'personalSupport',
  account: 'account',
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const flags = {
  'product-file': text,
  'licence-key': text,
  'product-version': text,
  consent: text,
  'user-name': text,
  'first-name': text,
  surname: text,
  email: text,
  'purchase-date': text,
  'purchase-place': text,
  'password-file': text,
  'by-code': flag,
  everybody: flag,
  folder: text,
  language: text,
  json: flag,
  help: { type: 'boolean', short: 'h' },
  version: flag,
} as const;

const givenFlags = {
  'user-name': 'userName',
  'first-name': 'firstName',
  surname: 'surname',
  email: 'email',
  'purchase-date': 'purchaseDate',
  'purchase-place': 'purchasePlace',
} as const;

/** @throws WrongUse */
export function readOptions(args: readonly string[]): Options | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [name = 'activate', answer, ...more] = positionals;
  const action = actions.find((one) => one === name);
  if (!action) throw new WrongUse(`There is no action "${name}".`);
  if (more.length > 0 || (answer !== undefined && action !== 'accept'))
    throw new WrongUse(`${action} takes no further words: quote an answer that has blanks.`);
  if (action === 'accept' && answer === undefined) throw new WrongUse('accept needs the answer, or "-".');
  return {
    action,
    productFile: values['product-file'] ?? 'avow-product.json',
    licenceKey: values['licence-key'] ?? null,
    version: values['product-version'] ?? null,
    consents: readConsents(values.consent),
    given: Object.fromEntries(
      Object.entries(givenFlags).flatMap(([option, member]) => {
        const value = values[option as keyof typeof givenFlags];
        return value === undefined ? [] : [[member, value]];
      }),
    ),
    passwordFile: values['password-file'] ?? null,
    answer: answer ?? null,
    byCode: values['by-code'] ?? false,
    everybody: values.everybody ?? false,
    folder: values.folder ?? null,
    language: readLanguage(values.language),
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    // Node adds advice of its own behind the first sentence.
    const [sentence] = error instanceof Error ? error.message.split('. ') : [];
    throw new WrongUse(`${(sentence ?? 'These arguments cannot be read').replace(/\.$/, '')}.`);
  }
}

function readConsents(given: string | undefined): Purpose[] {
  const asked = (given ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  const unknown = asked.find((one) => !Object.hasOwn(names, one));
  if (unknown !== undefined)
    throw new WrongUse(`--consent knows no "${unknown}": verification, support, account.`);
  return purposes.filter((purpose) => asked.some((one) => names[one] === purpose));
}

function readLanguage(given: string | undefined): Language | null {
  if (given === undefined) return null;
  const language = languages.find((one) => one === given);
  if (!language) throw new WrongUse('--language is en, de or ru.');
  return language;
}
