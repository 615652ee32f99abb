/** The owner of an account reads what came with its proven address, without a receipt code. */
import { customerRoute } from '../../../platform/customers.ts';
import { DomainError } from '../../../platform/fault.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type {
  AccountSection,
  ModuleServices,
  RequestContext,
  Route,
  SignedInCustomer,
} from '../../../platform/module.ts';
import type { ContactDb } from '../database.ts';
import { downloadOf } from '../download.ts';
import { conversationById, conversationsOf, messagesOf } from '../queries.ts';
import { Conversations, conversationPage } from './views.tsx';
import { accountWords } from './words.ts';

export const conversationsSection = (db: ContactDb): AccountSection => ({
  place: 'messages',
  title: { en: accountWords.en.title, de: accountWords.de.title, ru: accountWords.ru.title },
  body: async ({ personId }, language) => (
    <Conversations language={language} conversations={await conversationsOf(db, personId)} />
  ),
});

export function accountRoutes(services: ModuleServices, db: ContactDb): Route[] {
  const route = customerRoute.bind(null, services.wiring);
  /** Somebody else's is answered like one that is not there. */
  const own = async (context: RequestContext, { personId }: SignedInCustomer) => {
    const conversation = await conversationById(db, services, context.req.param('id') ?? '');
    if (conversation?.personId !== personId) throw new DomainError('notFound');
    return conversation;
  };
  return [
    route('GET', 'conversation/:id', async (context, customer) => {
      const conversation = await own(context, customer);
      const messages = await messagesOf(db, services, conversation);
      const page = { language: context.var.language, policy: services.policy, conversation, messages };
      return sitePage(services, context, conversationPage(page));
    }),
    route('GET', 'conversation/:id/files/:file', async (context, customer) =>
      downloadOf(db, services, await own(context, customer), context.req.param('file')),
    ),
  ];
}
