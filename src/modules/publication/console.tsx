/** The record of processing activities (GDPR Art. 30) in the console: to read, and as JSON and CSV. */
import { answerConsole } from '../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { ButtonLink } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../platform/ui/components/definition-list.tsx';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import { compileRegister, type Register, type RegisterRow, registerCsv } from '../../policy/register.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { registerWords, words } from './words.ts';

const title = { en: registerWords.en.title, de: registerWords.de.title, ru: registerWords.ru.title };

export const registerEntry: ConsoleEntry = {
  group: 'privacy',
  title,
  path: '/console/register',
  permission: 'register:read',
};

/** The page and its two files; no person is in them, so that no look is recorded. */
export function registerRoutes(services: ModuleServices): Route[] {
  const register = ({ var: { language } }: RequestContext) =>
    compileRegister(services.policy, services.texts[language], language);
  const route = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    permission: 'register:read',
    handle,
  });
  return [
    route('/console/register', (context) =>
      answerConsole(
        services,
        services.wiring,
        context,
        registerPage(context.var.language, register(context)),
      ),
    ),
    route('/console/register.json', (context) =>
      context.json(register(context), 200, download('register.json')),
    ),
    route('/console/register.csv', (context) =>
      context.body(registerCsv(register(context)), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        ...download('register.csv'),
      }),
    ),
  ];
}

const download = (name: string) => ({
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
});

function registerPage(language: Language, register: Register): ConsolePage {
  const w = registerWords[language];
  const { controller } = register;
  return {
    path: '/console/register',
    title: w.title,
    lede: w.lede,
    actions: (
      <>
        <ButtonLink href="/console/register.csv" download="register.csv">
          CSV
        </ButtonLink>
        <ButtonLink href="/console/register.json" download="register.json">
          JSON
        </ButtonLink>
        <span class="soft">
          {words[language].version} {register.version}
        </span>
      </>
    ),
    children: (
      <div class="stack-loose">
        <Card title={w.controller}>
          <DefinitionList
            items={[
              {
                term: words[language].name,
                value: `${controller.name}, ${controller.address}, ${controller.country}`,
              },
              { term: w.contact, value: `${controller.email}; ${controller.phones}` },
              { term: w.representative, value: register.representative },
              { term: w.officer, value: register.dataProtectionOfficer },
              { term: w.security, value: <Bullets items={register.security} /> },
            ]}
          />
        </Card>
        {register.activities.map((row) => (
          <Activity language={language} row={row} />
        ))}
      </div>
    ),
  };
}

const Bullets = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
);

function Activity({ language, row }: { language: Language; row: RegisterRow }) {
  const [w, r] = [words[language], registerWords[language]];
  return (
    <Card
      title={row.title}
      aside={
        <a href={`/${language}/privacy#clause-${row.clause}`}>
          {w.clause} {row.clause}
        </a>
      }
    >
      <DefinitionList
        items={[
          { term: w.purpose, value: row.purpose },
          { term: w.subjects, value: row.subjects },
          { term: w.data, value: row.data.join('; ') || '–' },
          { term: w.ground, value: `${row.basis}. ${row.ground}` },
          { term: w.recipients, value: row.recipients.join('; ') || w.nobody },
          { term: r.thirdCountries, value: row.thirdCountries.join('; ') || '–' },
          { term: w.period, value: row.timeLimits },
          { term: r.disclosure, value: row.disclose },
          { term: r.surface, value: row.surfaceName },
        ]}
      />
    </Card>
  );
}
