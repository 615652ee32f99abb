/** The return page. Its code stands in the path, so none of its routes logs an address or tells where it was. */
import { z } from 'zod';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import { normaliseCode } from '../../../platform/ids.ts';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import { fieldSchema } from '../../../policy/fields.ts';
import { addMessage, closeConversation, deleteConversation } from '../commands.ts';
import type { ContactDb } from '../database.ts';
import { faultErrors, unreadableFields, withPlainBreaks } from '../faults.ts';
import { type Conversation, conversationByCode, messagesOf } from '../queries.ts';
import { receiptGroups } from './codes.ts';
import { confirmDeletePage, deletedPage, enterCodePage, type ReceiptPage, receiptPage } from './views.tsx';
import { receiptWords } from './words.ts';

/** Codes typed from one address, and codes in paths that open nothing, from all together. */
const typedCodes = { name: 'receipt.typed', points: 20, seconds: 3_600 };
const wrongPaths = { name: 'receipt.wrong', points: 600, seconds: 3_600 };
const furtherMessages = { name: 'receipt.message', points: 20, seconds: 3_600 };

export function receiptRoutes(services: Services, db: ContactDb): Route[] {
  const page = { localised: true, noAddress: true } as const;
  const open = (act: Act) => (context: RequestContext) => opened(services, db, context, act);
  return [
    {
      method: 'GET',
      path: '/r',
      localised: true,
      handle: (context) => answer(services, context, enterCodePage(context.var.language)),
    },
    { method: 'POST', path: '/r', localised: true, handle: (context) => enter(services, db, context) },
    { method: 'GET', path: '/r/:code', ...page, handle: open(show) },
    { method: 'POST', path: '/r/:code/messages', ...page, handle: open(writeFurther) },
    { method: 'POST', path: '/r/:code/close', ...page, handle: open(close) },
    { method: 'GET', path: '/r/:code/delete', ...page, handle: open(askDelete) },
    { method: 'POST', path: '/r/:code/delete', ...page, handle: open(remove) },
  ];
}

interface Opened {
  readonly services: Services;
  readonly db: ContactDb;
  readonly context: RequestContext;
  readonly code: string;
  readonly conversation: Conversation;
}
type Act = (opened: Opened) => Response | Promise<Response>;

/** Neither this page's address nor that it was open is told to the next one. */
function answer(services: Services, context: RequestContext, page: SitePage, status = 200): Response {
  const response = sitePage(services, context, page, status);
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

async function enter(services: Services, db: ContactDb, context: RequestContext): Promise<Response> {
  const { language, address } = context.var;
  context.set('address', '');
  await services.limiter.use(typedCodes, address);
  const { fields } = await readForm(context);
  const checked = validate(z.strictObject({ code: z.string() }), fields);
  const typed = checked.ok ? checked.value.code.slice(0, 100) : '';
  if (checked.ok && (await conversationByCode(db, services, typed))) {
    await services.limiter.clear(typedCodes, address);
    return context.redirect(`/${language}/r/${normaliseCode(typed, receiptGroups)}`, 303);
  }
  const errors = [{ field: 'code', message: receiptWords[language].noSuch }];
  return answer(services, context, enterCodePage(language, typed, errors), 422);
}

async function opened(
  services: Services,
  db: ContactDb,
  context: RequestContext,
  act: Act,
): Promise<Response> {
  const { language } = context.var;
  const typed = context.req.param('code') ?? '';
  // As it is printed, whatever blanks were typed: it goes into links and into the header of a redirect.
  const code = normaliseCode(typed, receiptGroups) ?? '';
  const conversation = await conversationByCode(db, services, code);
  if (conversation) return act({ services, db, context, code, conversation });
  await services.limiter.use(wrongPaths, '');
  const errors = [{ field: 'code', message: receiptWords[language].noSuch }];
  return answer(services, context, enterCodePage(language, '', errors), 404);
}

const show: Act = async (open) => {
  const query = open.context.req.query();
  const done = (['sent', 'added', 'closed'] as const).find((name) => name in query) ?? null;
  return answer(open.services, open.context, receiptPage(await pageOf(open, { done })));
};

async function pageOf(
  { services, db, context, code, conversation }: Opened,
  more: Pick<ReceiptPage, 'done'> & Partial<ReceiptPage>,
): Promise<ReceiptPage> {
  const { language } = context.var;
  return {
    language,
    policy: services.policy,
    texts: services.texts[language],
    now: services.clock.now(),
    code,
    conversation,
    messages: await messagesOf(db, services, conversation),
    ...more,
  };
}

const back = ({ context, code }: Opened, done: string): Response =>
  context.redirect(`/${context.var.language}/r/${code}?${done}`, 303);

const writeFurther: Act = async (open) => {
  const { services, db, context, conversation } = open;
  const fields = withPlainBreaks((await readForm(context)).fields);
  const checked = validate(fieldSchema(services.policy, 'contact').pick({ message: true }), fields);
  const faults = [...unreadableFields(fields), ...(checked.ok ? [] : checked.faults)];
  if (!checked.ok || faults.length > 0) {
    const errors = faultErrors(context.var.language, faults);
    const page = await pageOf(open, { done: null, typed: fields.message ?? '', errors });
    return answer(services, context, receiptPage(page), 422);
  }
  await services.limiter.use(furtherMessages, conversation.id);
  await addMessage(db, services, conversation, { via: 'page', body: checked.value.message ?? '', files: [] });
  return back(open, 'added');
};

const close: Act = async (open) => {
  await closeConversation(open.db, open.services, open.conversation);
  return back(open, 'closed');
};

const askDelete: Act = ({ services, context, code }) =>
  answer(services, context, confirmDeletePage(context.var.language, code));

const remove: Act = async ({ services, db, context, conversation }) => {
  await deleteConversation(db, services, conversation);
  return answer(services, context, deletedPage(context.var.language));
};
