/** The console's page on the site's health. */
import { Button } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { StatRow } from '../../platform/ui/components/stat-row.tsx';
import { TextField } from '../../platform/ui/components/text-field.tsx';
import { milliseconds, Time } from '../../platform/ui/components/time.tsx';
import { locales } from '../../platform/ui/words.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { Block } from './blocks.ts';
import type { BufferState } from './pipeline/buffer.ts';
import type { AddressUse, Health, RouteHealth } from './queries.ts';
import { type HandSearch, HandSearchCard } from './search/views.tsx';
import { healthWords } from './words.ts';

export interface HealthPage {
  readonly language: Language;
  readonly health: Health;
  readonly buffer: BufferState;
  readonly routes: readonly RouteHealth[];
  readonly addresses: readonly AddressUse[];
  readonly blocks: readonly Block[];
  /** How long a block lasts, in words. */
  readonly period: string;
  readonly badAddress: boolean;
  readonly search: HandSearch;
}

export function HealthView(page: HealthPage) {
  const w = healthWords[page.language];
  return (
    <>
      {page.health.requests === 0 ? (
        <EmptyState title={w.empty}>
          <p>{w.emptyNote}</p>
        </EmptyState>
      ) : (
        <>
          <Figures {...page} />
          <Routes {...page} />
        </>
      )}
      <Addresses {...page} />
      <Blocked {...page} />
      <HandSearchCard {...page.search} />
    </>
  );
}

const formatter = (language: Language) =>
  new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 });

function Figures({ language, health, buffer }: HealthPage) {
  const w = healthWords[language];
  const number = formatter(language);
  const percent = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 });
  const share = (count: number) => w.share(percent.format(count / health.requests));
  return (
    <StatRow
      stats={[
        {
          label: w.requests,
          figure: number.format(health.requests),
          note: w.buffer(number.format(buffer.waiting), number.format(buffer.dropped)),
        },
        { label: w.failed, figure: number.format(health.failed), note: share(health.failed) },
        { label: w.refused, figure: number.format(health.refused), note: share(health.refused) },
        {
          label: w.slowest,
          figure: health.slowest === null ? '–' : milliseconds(language, health.slowest),
        },
      ]}
    />
  );
}

function Routes({ language, routes }: HealthPage) {
  const w = healthWords[language];
  const number = formatter(language);
  return (
    <Card title={w.routes} aside={w.routesNote}>
      <DataTable
        caption={w.routes}
        captionHidden
        columns={[
          { header: w.columns.route, cell: (row) => <code>{row.route}</code> },
          { header: w.columns.requests, look: 'end', cell: (row) => number.format(row.requests) },
          { header: w.columns.failed, look: 'end', cell: (row) => number.format(row.failed) },
          { header: w.columns.median, look: 'end', cell: (row) => number.format(row.median) },
          { header: w.columns.slow, look: 'end', cell: (row) => number.format(row.slow) },
        ]}
        rows={routes}
      />
    </Card>
  );
}

function Addresses({ language, addresses }: HealthPage) {
  const w = healthWords[language];
  const number = formatter(language);
  if (addresses.length === 0)
    return (
      <Card title={w.abuse}>
        <p class="soft">{w.noAbuse}</p>
      </Card>
    );
  return (
    <Card title={w.abuse} aside={w.abuseNote}>
      <DataTable
        caption={w.abuse}
        captionHidden
        columns={[
          { header: w.columns.address, cell: (row) => <code>{row.address}</code> },
          { header: w.columns.provider, look: 'soft', cell: (row) => row.provider ?? '–' },
          { header: w.columns.requests, look: 'end', cell: (row) => number.format(row.requests) },
          { header: w.columns.refused, look: 'end', cell: (row) => number.format(row.refused) },
          { header: w.columns.act, look: 'end', cell: (row) => <Act {...row} to="block" button={w.block} /> },
        ]}
        rows={addresses}
      />
    </Card>
  );
}

function Blocked({ language, blocks, period, badAddress }: HealthPage) {
  const w = healthWords[language];
  return (
    <Card title={w.blocks}>
      <p class="soft">{w.blocksNote(period)}</p>
      {blocks.length === 0 ? (
        <p>{w.noBlocks}</p>
      ) : (
        <DataTable
          caption={w.blocks}
          captionHidden
          columns={[
            { header: w.columns.address, cell: (row) => <code>{row.address}</code> },
            {
              header: w.columns.until,
              cell: (row) => <Time language={language} at={row.until} style="dateTime" />,
            },
            { header: w.columns.act, look: 'end', cell: (row) => <Act {...row} to="lift" button={w.lift} /> },
          ]}
          rows={blocks}
        />
      )}
      <form class="line-form" method="post" action="/console/health/block">
        <TextField
          language={language}
          name="address"
          label={w.address}
          required
          {...(badAddress ? { error: w.badAddress } : {})}
        />
        <div class="form-actions">
          <Button>{w.block}</Button>
        </div>
      </form>
    </Card>
  );
}

function Act({ address, to, button }: { address: string; to: 'block' | 'lift'; button: string }) {
  return (
    <form method="post" action={`/console/health/${to}`}>
      <input type="hidden" name="address" value={address} />
      <Button>{button}</Button>
    </form>
  );
}
