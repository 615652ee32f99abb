/** Pages of the staff console, with the menu that all modules contribute to. */
import type { Language } from '../../policy/vocabulary.ts';
import type { ConsoleEntry, RequestContext, Services, Wiring } from '../module.ts';
import type { ConsoleFrame, ConsoleGroup, ConsolePage } from '../ui/layout.tsx';
import { consolePage, trialStrip } from './pages.tsx';

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

async function consoleFrame(
  services: Services,
  wiring: Wiring,
  context: RequestContext,
): Promise<ConsoleFrame> {
  const { language, staff } = context.var;
  const strip = trialStrip(services, language);
  const entries = [...wiring.parts().values()]
    .flatMap((part) => part.console ?? [])
    .filter((entry) => staff?.may(entry.permission));
  const groups = await Promise.all(groupOrder.map((group) => menuGroup(group, entries, language)));
  return {
    language,
    asset: services.assets.asset,
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
    ...(strip ? { strip } : {}),
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
