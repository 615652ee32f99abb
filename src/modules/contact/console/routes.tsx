/** Messages in the console: list, conversation, answer, files, logged calls. */

import { DomainError } from '../../../platform/fault.ts';
import { answerConsole, type DeskHandle, deskRoutes, signedIn } from '../../../platform/http/console.tsx';
import { type FormBody, readForm, validate } from '../../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import { fieldSchema } from '../../../policy/fields.ts';
import { recordConsultation, recordListing } from '../../rights/module.ts';
import { answerConversation, closeConversation, openConversation, reopenConversation } from '../commands.ts';
import type { ContactDb } from '../database.ts';
import { downloadOf } from '../download.ts';
import { faultErrors, withPlainBreaks } from '../faults.ts';
import {
  type Conversation,
  conversationById,
  countOpen,
  listConversations,
  messagesOf,
  states,
  waitingSince,
} from '../queries.ts';
import {
  type CallPage,
  type ConversationPage,
  callPage,
  conversationPage,
  listPage,
  messagesPath,
} from './views.tsx';
import { consoleWords } from './words.ts';

export const messagesEntry = (db: ContactDb): ConsoleEntry => ({
  group: 'today',
  title: { en: consoleWords.en.title, de: consoleWords.de.title, ru: consoleWords.ru.title },
  path: messagesPath,
  permission: 'contact:read',
  count: () => countOpen(db),
  urgency: async (language) => {
    const since = await waitingSince(db);
    return since ? consoleWords[language].oldest(formatTime(language, since, 'date')) : null;
  },
});

interface Desk {
  readonly own: ModuleServices;
  readonly db: ContactDb;
}
type Handle = DeskHandle<Desk>;

export function consoleRoutes(own: ModuleServices, db: ContactDb): Route[] {
  const desk: Desk = { own, db };
  const place = { path: messagesPath, read: 'contact:read', write: 'contact:answer' } as const;
  const route = deskRoutes(desk, place);
  return [
    route('GET', '', list),
    route('GET', '/call', showCall, { permission: place.write }),
    route('POST', '/call', logCall),
    route('GET', '/:id', show),
    route('GET', '/:id/files/:file', download),
    route('POST', '/:id/answer', answer),
    route('POST', '/:id/close', close),
    route('POST', '/:id/reopen', reopen),
  ];
}

const common = ({ own }: Desk, { var: { language, staff } }: RequestContext) => ({
  language,
  policy: own.policy,
  texts: own.texts[language],
  now: own.clock.now(),
  mayAnswer: staff?.may('contact:answer') ?? false,
});

const list: Handle = async (desk, context) => {
  const { own, db } = desk;
  const asked = context.req.query('state') ?? 'open';
  const state = asked === 'all' ? null : (states.find((name) => name === asked) ?? 'open');
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(context.req.query('page') ?? 1)) || 1));
  const found = await listConversations(db, own, { state, page });
  const personIds = found.lines.map(({ personId }) => personId);
  await recordListing(db, own, { staff: signedIn(context), personIds, reason: 'contact.list' });
  return answerConsole(
    own,
    own.wiring,
    context,
    listPage({ ...common(desk, context), state, page, ...found }),
  );
};

async function conversationOf({ own, db }: Desk, context: RequestContext): Promise<Conversation> {
  const conversation = await conversationById(db, own, context.req.param('id') ?? '');
  if (!conversation) throw new DomainError('notFound');
  return conversation;
}

const show: Handle = async (desk, context) => {
  const conversation = await conversationOf(desk, context);
  return showConversation(desk, context, conversation, {});
};

async function showConversation(
  desk: Desk,
  context: RequestContext,
  conversation: Conversation,
  more: Pick<ConversationPage, 'typed' | 'errors'>,
): Promise<Response> {
  const { own, db } = desk;
  const messages = await messagesOf(db, own, conversation);
  await consult(desk, context, { ...conversation, reason: 'contact.conversation' });
  const page = conversationPage({ ...common(desk, context), conversation, messages, ...more });
  return answerConsole(own, own.wiring, context, page, more.errors ? 422 : 200);
}

async function consult(
  { own, db }: Desk,
  context: RequestContext,
  { personId, reason }: { readonly personId: string; readonly reason: string },
) {
  await recordConsultation(db, own, { staff: signedIn(context), personId, reason });
}

const answer: Handle = async (desk, context) => {
  const { own, db } = desk;
  const conversation = await conversationOf(desk, context);
  const fields = withPlainBreaks((await readForm(context)).fields);
  const checked = validate(fieldSchema(own.policy, 'contact').pick({ message: true }), fields);
  if (!checked.ok) {
    const errors = faultErrors(context.var.language, checked.faults);
    return showConversation(desk, context, conversation, { typed: fields.message ?? '', errors });
  }
  const body = checked.value.message ?? '';
  await answerConversation(db, own, conversation, { body, by: signedIn(context) });
  return backTo(context, conversation);
};

const backTo = (context: RequestContext, { id }: { readonly id: string }): Response =>
  context.redirect(`${messagesPath}/${id}`, 303);

const close: Handle = async (desk, context) => {
  const conversation = await conversationOf(desk, context);
  await closeConversation(desk.db, desk.own, conversation, signedIn(context));
  return backTo(context, conversation);
};

const reopen: Handle = async (desk, context) => {
  const conversation = await conversationOf(desk, context);
  await reopenConversation(desk.db, desk.own, conversation, signedIn(context));
  return backTo(context, conversation);
};

const download: Handle = async (desk, context) => {
  const { own, db } = desk;
  const conversation = await conversationOf(desk, context);
  const file = await downloadOf(db, own, conversation, context.req.param('file'));
  await consult(desk, context, { ...conversation, reason: 'contact.file' });
  return file;
};

const answerCall = ({ own }: Desk, context: RequestContext, page: Omit<CallPage, 'language' | 'policy'>) =>
  answerConsole(
    own,
    own.wiring,
    context,
    callPage({ language: context.var.language, policy: own.policy, ...page }),
    page.errors ? 422 : 200,
  );

const showCall: Handle = (desk, context) => answerCall(desk, context, {});

const logCall: Handle = async (desk, context) => {
  const { own, db } = desk;
  const { language } = context.var;
  const form: FormBody = await readForm(context);
  const fields = withPlainBreaks(form.fields);
  const schema = fieldSchema(own.policy, 'contact');
  const checked = validate('phone' in schema.shape ? schema.omit({ phone: true }) : schema, fields);
  if (!checked.ok)
    return answerCall(desk, context, { typed: form.fields, errors: faultErrors(language, checked.faults) });
  const { message = '', ...given } = checked.value;
  const opened = await openConversation(db, own, {
    source: 'phone',
    by: signedIn(context),
    language,
    given,
    message: { via: 'phone', body: message, files: [] },
  });
  return backTo(context, opened);
};
