import type { Assets } from '../assets.ts';
import { ChartFigure } from '../chart.tsx';
import { BarList } from '../components/bar-list.tsx';
import { ButtonLink } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { DataTable } from '../components/data-table.tsx';
import { DefinitionList } from '../components/definition-list.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Pill } from '../components/pill.tsx';
import { StatRow } from '../components/stat-row.tsx';
import { Time } from '../components/time.tsx';
import { ConsoleLayout } from '../console-layout.tsx';
import { now } from './frame.ts';

const hours = Array.from({ length: 168 }, (_, hour) => hour);
const days = ['Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20', 'Sat 21', 'Sun 22'];
const pagesAt = (hour: number): number =>
  Math.round(
    30 + 330 * Math.max(0, Math.sin(((hour % 24) - 6) / 4.6)) * (hour > 120 ? 0.55 : 1) + ((hour * 37) % 23),
  );

/** Figures, charts and tables in the console. */
export function FiguresPage({ assets }: { assets: Assets }) {
  return (
    <ConsoleLayout
      language="en"
      asset={assets.asset}
      path="/console/visits"
      title="Visits"
      person={{ name: 'Ada Muster', role: 'Privacy officer', signOutAction: '/console/sign-out' }}
      groups={[
        {
          title: 'Today',
          items: [
            { href: '/console', label: 'Overview' },
            { href: '/console/messages', label: 'Messages', count: 3 },
          ],
        },
        { title: 'Reach', items: [{ href: '/console/visits', label: 'Visits' }] },
        {
          title: 'Privacy',
          items: [
            { href: '/console/rights', label: 'Rights requests', count: 2 },
            { href: '/console/retention', label: 'Retention', count: 0 },
            { href: '/console/register', label: 'Register' },
          ],
        },
        {
          title: 'House',
          items: [
            { href: '/console/health', label: 'Site health' },
            { href: '/console/outbox', label: 'Outbox' },
            { href: '/console/staff', label: 'Staff' },
          ],
        },
      ]}
      actions={
        <>
          <Pill tone="kept">kept 7 days, then only counts</Pill>
          <ButtonLink href="#range">Last 7 days</ButtonLink>
          <ButtonLink href="#export">Export</ButtonLink>
        </>
      }
    >
      <StatRow
        stats={[
          { label: 'Visits', figure: '8 412', note: '+6 % on the week before' },
          { label: 'Pages seen', figure: '31 907', note: '3.8 a visit' },
          { label: 'Visible time, median', figure: '1 m 42 s', note: 'on one page 38 s' },
          { label: 'Robots, set apart', figure: '4 130', note: '17 kinds recognised' },
        ]}
      />
      <Card title="Pages seen by hour" aside="UTC · bars: pages, line: visits">
        <ChartFigure
          language="en"
          title="Pages seen by hour"
          description="Seven days with a peak before noon each, lower at the weekend."
          categories={hours.map(
            (hour) => `${days[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}:00`,
          )}
          axisLabels={hours.map((hour) => (hour % 24 === 0 ? (days[hour / 24] ?? '') : ''))}
          series={[
            { name: 'Pages', kind: 'bar', values: hours.map(pagesAt) },
            { name: 'Visits', kind: 'line', values: hours.map((hour) => Math.round(pagesAt(hour) / 3.8)) },
          ]}
        />
      </Card>
      <div class="columns">
        <Card title="Most popular pages" aside="pages seen · median time">
          <BarList
            bars={[
              { label: '/products/northwind-21', value: 6204, text: '6 204', note: '48 s' },
              { label: '/', value: 4611, text: '4 611', note: '12 s' },
              {
                label: '/support/install/a-very-long-address-that-does-not-fit-beside-its-figure',
                value: 1190,
                text: '1 190',
              },
            ]}
          />
        </Card>
        <Card title="Search phrases" aside="57 visits told us theirs">
          <BarList
            bars={[
              { label: 'offline translator for windows', value: 14 },
              { label: 'переводчик без интернета', value: 4 },
            ]}
          />
        </Card>
      </div>
      <Card title="What will be removed next" aside={<a href="#all">all of it</a>}>
        <DataTable
          caption="What will be removed next"
          captionHidden
          columns={[
            { header: 'What', cell: ([what]) => what },
            { header: 'Rule', look: 'soft', cell: ([, rule]) => rule },
            { header: 'How much and when', look: 'end', cell: ([, , much]) => much },
          ]}
          rows={[
            ['Access log of 16 November', 'clause 2.1, 7 days', '142 118 lines · today 24:00'],
            ['Unconfirmed newsletter sign-ups', 'clause 6.2.2, 24 hours', '5 addresses · in 2 h'],
            ['Answered messages', 'clause 1.3, 30 days', '14 messages · tomorrow'],
          ]}
        />
      </Card>
      <Card title="Rights request 318">
        <DefinitionList
          items={[
            { term: 'Kind', value: 'Access (Art. 15)' },
            { term: 'Answer due', value: <Time language="en" at={now} style="dateTime" /> },
            { term: 'State', value: <Pill tone="due">Due in 2 days</Pill> },
          ]}
        />
      </Card>
      <EmptyState title="No message is waiting.">
        <p>What people write through the contact form or by mail appears here.</p>
        <ButtonLink href="#closed">Closed messages</ButtonLink>
      </EmptyState>
      <Pagination language="en" page={2} pages={9} href={(page) => `#page-${page}`} />
    </ConsoleLayout>
  );
}
