/** The command `avow-activate`: what an installer runs, with questions or silently. */
import { readFileSync } from 'node:fs';
import { type Client, openClient } from '../client.ts';
import { ActivationFault } from '../fault.ts';
import { type Product, parseProduct } from '../product.ts';
import type { Fetch, Given } from '../server.ts';
import { type Options, readOptions, usage, WrongUse } from './options.ts';
import { sentenceOf } from './sentences.ts';
import { runWizard, type Terminal, takeAnswer } from './wizard.ts';
import { languageOf, type Words, words } from './words.ts';

/** What the command is run in. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly standardInput: () => string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly version: string;
  readonly fetch?: Fetch;
  readonly machineId?: string;
  readonly now?: () => Date;
}

/** @returns the exit status: 0 done, 1 refused or failed, 2 wrong use */
export async function runCommand(args: readonly string[], world: World): Promise<number> {
  let json = args.includes('--json');
  try {
    const options = readOptions(args);
    if (options === 'help' || options === 'version') {
      world.out(options === 'help' ? usage : `${world.version}\n`);
      return 0;
    }
    json = options.json;
    const result = await act(options, world);
    if (json) world.out(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ActivationFault || error instanceof WrongUse)) throw error;
    if (json) world.out(`${JSON.stringify({ error: factsOf(error) })}\n`);
    else world.error(`avow-activate: ${told(error, wordsOf(args, world))}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

const told = (error: ActivationFault | WrongUse, own: Words): string =>
  error instanceof WrongUse ? `${error.message} See avow-activate --help.` : sentenceOf(error, own);

/** For programs: the sentence is always in English. */
function factsOf(error: ActivationFault | WrongUse): object {
  if (error instanceof WrongUse) return { code: 'wrongUse', message: error.message };
  const { code, groups, serverCode, members } = error;
  return {
    ...(groups.length > 0 && { groups }),
    ...(serverCode !== null && { serverCode }),
    ...(members.length > 0 && { members }),
    code,
    message: sentenceOf(error, words.en),
  };
}

function wordsOf(args: readonly string[], { environment }: World): Words {
  try {
    const options = readOptions(args);
    if (typeof options === 'object' && options.language) return words[options.language];
  } catch {
    // Wrong use is told in the language of the system.
  }
  return words[languageOf(environment)];
}

async function act(options: Options, world: World): Promise<object> {
  const product = readProduct(options.productFile);
  const client = openClient({
    product,
    scope: options.everybody ? 'machine' : 'user',
    ...(options.folder !== null && { folder: options.folder }),
    ...(world.fetch && { fetch: world.fetch }),
    ...(world.now && { now: world.now }),
    ...(world.machineId !== undefined && { machineId: world.machineId }),
  });
  const language = options.language ?? languageOf(world.environment);
  const context: Context = { options, world, product, client, words: words[language], language };
  return deeds[options.action](context);
}

interface Context {
  readonly options: Options;
  readonly world: World;
  readonly product: Product;
  readonly client: Client;
  readonly words: Words;
  readonly language: keyof typeof words;
}

const pageOf = ({ product, language }: Context): string => `${product.server}/${language}/activate`;

const deeds: Readonly<Record<Options['action'], (context: Context) => Promise<object>>> = {
  activate: (context) => (context.options.json ? activateSilently(context) : activateAsking(context)),
  request: async (context) => {
    const request = context.client.request();
    tell(context, `${request}\n\n${context.words.requestNext(pageOf(context))}`);
    return { request, manual: pageOf(context) };
  },
  accept: async (context) => {
    const { answer } = context.options;
    const typed = (answer === '-' ? context.world.standardInput() : (answer ?? '')).trim();
    const certificate = takeAnswer(context.client, context.world.terminal, typed);
    tell(context, context.words.done(certificate.edition, certificate.ends));
    return { certificate };
  },
  status: async (context) => {
    const { validity, certificate } = context.client.status();
    tell(context, context.words.done(certificate.edition, certificate.ends));
    if (validity === 'grace') tell(context, context.words.grace);
    return { validity, certificate };
  },
  deactivate: async (context) => {
    if (context.options.byCode) {
      const request = context.client.deactivateByCode();
      tell(context, `${context.words.freedByCode(pageOf(context))}\n\n  ${request}`);
      return { request, manual: pageOf(context) };
    }
    await context.client.deactivate(await licenceKeyOf(context));
    tell(context, context.words.freed);
    return { deactivated: true };
  },
  withdraw: async (context) => {
    const given = context.options.consents.filter((purpose) => purpose !== 'account');
    const purposes = given.length > 0 ? given : (['licenceVerification', 'personalSupport'] as const);
    await context.client.withdraw(await licenceKeyOf(context), purposes);
    tell(context, context.words.withdrawn);
    return { withdrawn: purposes };
  },
};

function tell({ options, world }: Context, line: string): void {
  if (!options.json) world.out(`${line}\n`);
}

async function licenceKeyOf({ options, world, words: own }: Context): Promise<string> {
  if (options.licenceKey !== null) return options.licenceKey;
  if (options.json) throw new WrongUse('--licence-key is needed.');
  return world.terminal.ask(own.licenceKey);
}

/** Takes everything as flags, asks nothing, and agrees to nothing that is not named. */
async function activateSilently(context: Context): Promise<object> {
  const { options, world, client, language } = context;
  const licenceKey = await licenceKeyOf(context);
  if (options.version === null) throw new WrongUse('--product-version is needed.');
  const offer = await client.offer(options.version, language);
  const agreed = offer.consents.filter(({ purpose }) => options.consents.includes(purpose));
  const given: Given = { ...options.given, ...passwordOf(options, world) };
  const body = client.preview({ licenceKey, version: options.version, language, agreed, given });
  return { certificate: await client.activate(body) };
}

function passwordOf({ passwordFile }: Options, world: World): { password?: string } {
  if (passwordFile === null) return {};
  const text = passwordFile === '-' ? world.standardInput() : readText(passwordFile);
  return { password: text.replace(/\r?\n$/, '') };
}

async function activateAsking(context: Context): Promise<object> {
  const { options, world, product, client, words: own, language } = context;
  const certificate = await runWizard({
    client,
    terminal: world.terminal,
    words: own,
    language,
    productName: product.name,
    page: pageOf(context),
    version: options.version ?? /\d+(\.\d+)*/.exec(product.name)?.[0] ?? '',
    licenceKey: options.licenceKey,
  });
  if (!certificate) return {};
  tell(context, `\n${own.done(certificate.edition, certificate.ends)}\n${own.silent}`);
  return { certificate };
}

const readProduct = (file: string): Product => parseProduct(readText(file));

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUse(`${file} cannot be read: name the file, or look at your access to it.`);
  }
}
