/** The contact page: shown, and what is sent from it. */
import { DomainError } from '../../platform/fault.ts';
import { type FieldFault, type FormBody, readForm, validate } from '../../platform/http/forms.ts';
import { cachedPage, sitePage } from '../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../platform/module.ts';
import { fieldSchema } from '../../policy/fields.ts';
import { openConversation } from './commands.ts';
import { type ContactDb, takesFiles } from './database.ts';
import { faultErrors, unreadableFields, withPlainBreaks } from './faults.ts';
import { type AcceptedFile, checkFiles } from './files.ts';
import { contactPage } from './views.tsx';

/** Every sending counts, also one that is refused: reading files costs. */
const attempts = { name: 'contact.attempt', points: 60, seconds: 3_600 };
const messages = { name: 'contact.message', points: 10, seconds: 3_600 };
/** The text, the names of fields and files, and the boundaries between them. */
const fieldBytes = 200_000;

export function contactRoutes(services: Services, db: ContactDb): Route[] {
  const { policy, texts } = services;
  const { maxCount, maxBytes } = policy.attachments;
  return [
    {
      method: 'GET',
      path: '/contact',
      localised: true,
      handle: cachedPage(services, ({ var: { language } }) => ({
        ...contactPage({ language, policy, texts }),
        scripts: ['site.js', 'contact.js'].filter((name) => services.assets.has(name)),
      })),
    },
    {
      method: 'POST',
      path: '/contact',
      localised: true,
      maxBody: fieldBytes + (takesFiles(policy) ? maxCount * maxBytes : 0),
      handle: (context) => receive(services, db, context),
    },
  ];
}

async function receive(services: Services, db: ContactDb, context: RequestContext): Promise<Response> {
  const { language, address } = context.var;
  await services.limiter.use(attempts, address);
  const form = await readForm(context, takesFiles(services.policy) ? 'attachment' : undefined);
  const checked = await checkForm(services, form);
  if ('faults' in checked) return showAgain(services, context, form, checked.faults);
  const wait = await waitFor(services, address);
  if (wait !== null)
    return showAgain(services, context, form, [{ field: '', code: 'tooMany', limit: wait }], 429);
  const { message = '', ...given } = checked.value;
  const opened = await openConversation(db, services, {
    source: 'form',
    language,
    given,
    message: { via: 'form', body: message, files: checked.files },
  });
  return context.redirect(`/${language}/r/${opened.code}?sent`, 303);
}

type CheckedForm =
  | { readonly faults: readonly FieldFault[] }
  | { readonly value: Readonly<Record<string, string | undefined>>; readonly files: readonly AcceptedFile[] };

async function checkForm({ policy }: Services, form: FormBody): Promise<CheckedForm> {
  const fields = withPlainBreaks(form.fields);
  const checked = validate(fieldSchema(policy, 'contact'), fields);
  const files = await checkFiles(policy.attachments, form.files);
  const faults = [...unreadableFields(fields), ...(checked.ok ? [] : checked.faults), ...files.faults];
  if (!checked.ok || faults.length > 0) return { faults };
  return { value: checked.value, files: files.accepted };
}

/** Counts a message of this address. @returns `null`, or the seconds to wait where there were too many */
async function waitFor({ limiter }: Services, address: string): Promise<number | null> {
  try {
    await limiter.use(messages, address);
    return null;
  } catch (reached) {
    if (reached instanceof DomainError) return Number(reached.facts.seconds);
    throw reached;
  }
}

function showAgain(
  services: Services,
  context: RequestContext,
  form: FormBody,
  faults: readonly FieldFault[],
  status = 422,
): Response {
  const { policy, texts } = services;
  const { language } = context.var;
  return sitePage(
    services,
    context,
    contactPage({
      language,
      policy,
      texts,
      typed: form.fields,
      errors: faultErrors(language, faults),
      hadFiles: form.files.length > 0,
    }),
    status,
  );
}
