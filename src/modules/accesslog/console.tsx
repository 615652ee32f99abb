/** The console's page on the site's health: read from the log, by the log's own role. */
import { z } from 'zod';
import { recordAct } from '../../platform/acts.ts';
import { answerConsole, signedIn } from '../../platform/http/console.tsx';
import { readForm, validate } from '../../platform/http/forms.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { formatPeriod } from '../../policy/period.ts';
import type { Blocks } from './blocks.ts';
import type { AccessLog } from './log.ts';
import { abusiveAddresses, healthSince, slowRoutes } from './queries.ts';
import { linesOfAddress, readSought } from './search/queries.ts';
import type { HandSearch } from './search/views.tsx';
import { HealthView } from './views.tsx';
import { healthWords } from './words.ts';

const hourMs = 3_600_000;
const lengths = [1, 24, 168] as const;

export const healthEntry: ConsoleEntry = {
  group: 'house',
  title: { en: healthWords.en.title, de: healthWords.de.title, ru: healthWords.ru.title },
  path: '/console/health',
  permission: 'siteHealth:read',
};

export function healthConsole(services: ModuleServices, log: AccessLog, blocks: Blocks): Route[] {
  const route = (method: 'GET' | 'POST', path: string, handle: Route['handle']): Route => ({
    method,
    path,
    permission: 'siteHealth:read',
    handle,
  });
  return [
    route('GET', '/console/health', (context) => healthPage(services, log, blocks, context)),
    route('POST', '/console/health/block', async (context) => {
      const address = await readAddress(context);
      if (!(await blocks.add(address, signedIn(context))))
        return healthPage(services, log, blocks, context, { badAddress: true });
      return context.redirect('/console/health', 303);
    }),
    route('POST', '/console/health/lift', async (context) => {
      await blocks.lift(await readAddress(context), signedIn(context));
      return context.redirect('/console/health', 303);
    }),
    route('POST', '/console/health/search', async (context) => {
      const { fields } = await readForm(context);
      const { sought: address = '', time = '' } = fields;
      const sought = readSought(address, time);
      await log.flush().catch(() => {});
      const lines = sought && (await linesOfAddress(services.pool, log.store.columns, sought));
      // the address itself stays out of the log of staff
      if (lines)
        await recordAct(services.database(), services, {
          act: 'log.searched',
          staffId: signedIn(context).staffId,
        });
      return healthPage(services, log, blocks, context, { search: { typed: { address, time }, lines } });
    }),
  ];
}

const addressSchema = z.strictObject({ address: z.string().trim().max(60) });

/** What was typed, or an empty text where it can be no address. */
async function readAddress(context: RequestContext): Promise<string> {
  const { fields } = await readForm(context);
  const checked = validate(addressSchema, fields);
  return checked.ok ? checked.value.address : '';
}

async function healthPage(
  services: ModuleServices,
  log: AccessLog,
  blocks: Blocks,
  context: RequestContext,
  {
    badAddress = false,
    search = { typed: null, lines: null },
  }: { readonly badAddress?: boolean; readonly search?: Omit<HandSearch, 'language'> } = {},
): Promise<Response> {
  const { pool, policy, clock, wiring } = services;
  const { language } = context.var;
  const length = lengths.find((hours) => String(hours) === context.req.query('hours')) ?? 24;
  await log.flush().catch(() => {});
  const since = new Date(clock.now().getTime() - length * hourMs);
  const [keep] = policy.activities.accessLog.keep;
  const page = {
    language,
    health: await healthSince(pool, since),
    buffer: log.state(),
    routes: await slowRoutes(pool, since),
    addresses: await abusiveAddresses(pool, since),
    blocks: await blocks.list(),
    period: keep ? formatPeriod(keep.for, language) : '',
    badAddress,
    search: { language, ...search },
  };
  const w = healthWords[language];
  const ranges = lengths.map((hours) => (
    <a
      class="button"
      href={`/console/health?hours=${hours}`}
      {...(hours === length ? { 'aria-current': 'page' as const } : {})}
    >
      {w.ranges[hours]}
    </a>
  ));
  const actions = (
    <nav class="ranges" aria-label={w.range}>
      {ranges}
    </nav>
  );
  return answerConsole(
    services,
    wiring,
    context,
    { path: '/console/health', title: w.title, actions, children: <HealthView {...page} /> },
    badAddress || (search.typed && !search.lines) ? 422 : 200,
  );
}
