/** The pages about tokens of the interface. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { signedIn } from '../../../platform/http/console.tsx';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { tokenScopes } from '../../../policy/vocabulary.ts';
import { goTo } from '../cookie.ts';
import { at, type Desk, show } from '../desk.ts';
import { attempt, sentences } from '../form.ts';
import { issueToken, withdrawToken } from './commands.ts';
import { type ListedToken, listTokens } from './queries.ts';
import { madePage, tokensPage, withdrawPage } from './views.tsx';
import { tokenWords } from './words.ts';

const path = '/console/interface';
const permission = 'tokens:manage';

export const tokenEntry: ConsoleEntry = {
  group: 'house',
  title: { en: tokenWords.en.title, de: tokenWords.de.title, ru: tokenWords.ru.title },
  path,
  permission,
};

export function tokenRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
    route('GET', path, (_, context) => showTokens(desk, context), permission),
    route('POST', path, make, permission),
    route('GET', `${path}/:id/withdraw`, askToWithdraw, permission),
    route('POST', `${path}/:id/withdraw`, withdraw, permission),
  ];
}

type Fields = Readonly<Record<string, string>>;

async function showTokens(
  desk: Desk,
  context: RequestContext,
  fields: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { language } = context.var;
  const staff = signedIn(context);
  const page = tokensPage({
    language,
    scopes: desk.services.texts[language].permissions,
    tokens: await listTokens(desk.db),
    form: {
      choices: tokenScopes.filter((scope) => staff.may(scope)),
      name: fields.name ?? '',
      chosen: Object.keys(fields),
      errors,
    },
  });
  return show(desk, context, page, errors);
}

const ticks = Object.fromEntries(tokenScopes.map((scope) => [scope, z.literal('yes').optional()]));
const tokenForm = z.strictObject({ name: z.string().trim().min(1).max(100), ...ticks });

async function make(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const form = validate(tokenForm, fields);
  if (!form.ok) return showTokens(desk, context, fields, sentences(language, form.faults));
  const scopes = tokenScopes.filter((scope) => fields[scope] === 'yes');
  const done = await attempt(language, { nameTaken: 'name', scopeMissing: 'scope' }, () =>
    issueToken(desk.db, desk.services, { name: form.value.name, scopes, by: signedIn(context) }),
  );
  if (!done.ok) return showTokens(desk, context, fields, done.errors);
  // No redirect: the token has no address, so that it cannot be opened a second time.
  return show(desk, context, madePage(language, done.value));
}

async function requireToken({ db }: Desk, context: RequestContext): Promise<ListedToken> {
  const found = (await listTokens(db)).find(({ id }) => id === context.req.param('id'));
  if (!found) throw new DomainError('notFound');
  return found;
}

async function askToWithdraw(desk: Desk, context: RequestContext): Promise<Response> {
  return show(desk, context, withdrawPage(context.var.language, await requireToken(desk, context)));
}

async function withdraw(desk: Desk, context: RequestContext): Promise<Response> {
  const { id } = await requireToken(desk, context);
  await withdrawToken(desk.db, desk.services, { id, by: signedIn(context) });
  return goTo(context, path);
}
