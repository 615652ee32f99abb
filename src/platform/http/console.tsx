/** Pages of the staff console, with the menu that all modules contribute to. */
import type { Language, Permission } from '../../policy/vocabulary.ts';
import { DomainError } from '../fault.ts';
import type { ConsoleEntry, RequestContext, Route, Services, SignedInStaff, Wiring } from '../module.ts';
import { ButtonLink } from '../ui/components/button.tsx';
import type { ConsoleFrame, ConsoleGroup, ConsolePage } from '../ui/layout.tsx';
import { consolePage, errorText, trialStrip, withHeaders } from './pages.tsx';
import { siteWords } from './words.ts';

const groupOrder = ['today', 'reach', 'products', 'privacy', 'house'] as const;

const groupTitles: Readonly<Record<Language, Readonly<Record<ConsoleEntry['group'], string>>>> = {
  en: { today: 'Today', reach: 'Reach', products: 'Products', privacy: 'Privacy', house: 'House' },
  de: { today: 'Heute', reach: 'Reichweite', products: 'Produkte', privacy: 'Datenschutz', house: 'Haus' },
  ru: {
    today: 'Сегодня',
    reach: 'Охват',
    products: 'Продукты',
    privacy: 'Конфиденциальность',
    house: 'Хозяйство',
  },
};

/** Who is signed in, on a route that has a permission. */
export function signedIn({ var: { staff } }: RequestContext): SignedInStaff {
  if (!staff) throw new DomainError('notAllowed');
  return staff;
}

/** Answers a request of the console with what its module works with. */
export type DeskHandle<Desk> = (desk: Desk, context: RequestContext) => Response | Promise<Response>;

interface DeskPlace {
  /** Of its first page; the others stand below. */
  readonly path: string;
  /** What one needs to open a page, and to submit a form. */
  readonly read: Permission;
  readonly write: Permission;
}

/** Makes the routes of one place of the console. */
export const deskRoutes =
  <Desk,>(desk: Desk, { path, read, write }: DeskPlace) =>
  (method: Route['method'], below: string, handle: DeskHandle<Desk>, more: Partial<Route> = {}): Route => ({
    method,
    path: path + below,
    permission: method === 'GET' ? read : write,
    handle: (context) => handle(desk, context),
    ...more,
  });

/** Answers with a console page: the menu shows what the signed-in member of staff may open, and what waits there. */
export async function answerConsole(
  services: Services,
  wiring: Wiring,
  context: RequestContext,
  page: ConsolePage,
  status = 200,
): Promise<Response> {
  return consolePage(context, await consoleFrame(services, wiring, context), page, status);
}

/**
 * The page of an error inside the console: with the menu of whoever is signed in, else as the pages before signing in.
 * Without the menu also where that cannot be made, as when the database is away.
 */
export async function consoleErrorPage(
  services: Services,
  wiring: Pick<Wiring, 'parts'>,
  context: RequestContext,
  code: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<Response> {
  const { language } = context.var;
  const { title, text, status, headers } = errorText(language, code, facts);
  const bare = bareFrame(services, language);
  const frame =
    code === 'unavailable' ? bare : await consoleFrame(services, wiring, context).catch(() => bare);
  const page: ConsolePage = {
    path: context.req.path,
    title,
    lede: text,
    children: (
      <p>
        <ButtonLink href="/console">{siteWords[language].toConsole}</ButtonLink>
      </p>
    ),
  };
  return withHeaders(consolePage(context, frame, page, status), headers);
}

function bareFrame(services: Services, language: Language): ConsoleFrame {
  const strip = trialStrip(services, language);
  return { language, asset: services.assets.asset, groups: [], ...(strip ? { strip } : {}) };
}

async function consoleFrame(
  services: Services,
  wiring: Pick<Wiring, 'parts'>,
  context: RequestContext,
): Promise<ConsoleFrame> {
  const { language, staff } = context.var;
  const entries = [...wiring.parts().values()]
    .flatMap((part) => part.console ?? [])
    .filter((entry) => staff?.may(entry.permission));
  const groups = await Promise.all(groupOrder.map((group) => menuGroup(group, entries, language)));
  return {
    ...bareFrame(services, language),
    groups: groups.filter((group) => group.items.length > 0),
    ...(staff
      ? {
          person: {
            name: staff.name,
            role: services.texts[language].roles[staff.role],
            signOutAction: '/console/sign-out',
          },
        }
      : {}),
  };
}

async function menuGroup(
  group: ConsoleEntry['group'],
  entries: readonly ConsoleEntry[],
  language: Language,
): Promise<ConsoleGroup> {
  const items = entries.filter((entry) => entry.group === group);
  return {
    title: groupTitles[language][group],
    items: await Promise.all(
      items.map(async (entry) => ({
        href: entry.path,
        label: entry.title[language],
        count: (await entry.count?.()) ?? 0,
      })),
    ),
  };
}
