import type { Assets } from './assets.ts';
import { ChartFigure } from './chart.tsx';
import { BarList } from './components/bar-list.tsx';
import { Button, ButtonLink } from './components/button.tsx';
import { Card } from './components/card.tsx';
import { CheckboxField, RadioField, SelectField } from './components/choice-field.tsx';
import { Confirm } from './components/confirm.tsx';
import { DataTable } from './components/data-table.tsx';
import { DefinitionList } from './components/definition-list.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { Entries, Entry } from './components/entries.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { MarginNote } from './components/margin-note.tsx';
import { Meter } from './components/meter.tsx';
import { Notice } from './components/notice.tsx';
import { Pagination } from './components/pagination.tsx';
import { Pill } from './components/pill.tsx';
import { Chapter, Passage, Reading } from './components/reading.tsx';
import { StatRow } from './components/stat-row.tsx';
import { FileField, TextArea, TextField } from './components/text-field.tsx';
import { Time } from './components/time.tsx';
import { Timeline } from './components/timeline.tsx';
import { ConsoleLayout } from './console-layout.tsx';
import { MailButton, MailLayout, MailTitle } from './mail.tsx';
import { type SiteFrame, SiteLayout } from './site-layout.tsx';

const now = new Date('2026-11-23T14:02:00Z');

const frame = (assets: Assets): SiteFrame => ({
  language: 'en',
  brand: 'Northwind Tools',
  origin: 'https://www.example.com',
  asset: assets.asset,
  navigation: [
    { href: '/en/products', label: 'Products' },
    { href: '/en/support', label: 'Support' },
    { href: '/en/newsletter', label: 'Newsletter' },
    { href: '/en/account', label: 'Account' },
    { href: '/en/privacy', label: 'Privacy' },
  ],
  footer: {
    controller: 'Northwind Tools Ltd, 1 Example Street, Sampleton',
    links: [
      { href: '/en/contact', label: 'Contact and imprint' },
      { href: '/en/privacy', label: 'Privacy' },
      { href: '/en/privacy/cookies', label: 'Cookies' },
    ],
  },
});

/** A long text with its proof in the margin. */
export function ReadingPage({ assets }: { assets: Assets }) {
  return (
    <SiteLayout
      {...frame(assets)}
      path="/privacy"
      title="Privacy policy"
      description="What is collected, why, and for how long."
      lede="This page is made from the same file that runs our servers. The notes in the margin are measured on the running system."
      actions={
        <>
          <Pill tone="kept">34 of 34 promises kept</Pill>
          <span class="soft">
            measured 12 seconds ago · version 2026-11-23 · <a href="#changed">what changed</a> ·{' '}
            <a href="#held">see what we hold about you</a>
          </span>
        </>
      }
    >
      <Reading
        language="en"
        contents={[
          { number: '1', title: 'Who we are', href: '#c1' },
          { number: '2', title: 'Visiting the site', href: '#c2', current: true },
          { number: '3', title: 'Passing data on', href: '#c3' },
        ]}
      >
        <Chapter id="c2" number="2" title="Visiting the site">
          <Passage
            notes={
              <MarginNote language="en">
                <Meter
                  tone="kept"
                  value="6 d 3 h of 7 d"
                  share={0.875}
                  note="age of the oldest log line · next removal today 24:00 UTC"
                />
              </MarginNote>
            }
          >
            <p>
              Opening a page writes one line into the log of our server: the network address, date and time,
              the phrase that you searched for, the browser and its version, the system and its language, and
              the name of the Internet provider.
            </p>
          </Passage>
          <Passage
            notes={
              <MarginNote language="en">
                <Pill tone="kept">Only “site health” can read it</Pill>
                <span>enforced by the database · 1 of 11 roles</span>
              </MarginNote>
            }
          >
            <p>
              The line goes by itself: seven days after the visit at the latest. It serves to keep the site
              reachable, quick and safe, and <a href="#nothing">nothing else</a>.
            </p>
            <ul>
              <li>Строка удаляется сама, не позднее чем через семь дней.</li>
              <li>
                Spätestens nach sieben Tagen ist die Zeile gelöscht, <em>auch nach einer Unterbrechung</em>.
              </li>
            </ul>
          </Passage>
        </Chapter>
        <Chapter id="c3" number="3" title="Passing data on">
          <Passage
            notes={
              <>
                <MarginNote language="en">
                  <strong>0 transfers</strong>
                  <span>of log, form or installation data since the register began</span>
                </MarginNote>
                <MarginNote language="en">
                  <Pill tone="due">1 awaiting acknowledgement</Pill>
                  <span>sent 3 h ago, retried hourly</span>
                </MarginNote>
                <MarginNote language="en">
                  <Meter tone="broken" value="8 d 1 h of 7 d" share={1.2} note="a promise that is not kept" />
                </MarginNote>
              </>
            }
          >
            <p>
              Log lines, messages from our forms and installation data are given to nobody. Any other transfer
              needs a ground and leaves an entry in a register that you can read.
            </p>
          </Passage>
          <Passage>
            <p>A passage without a note keeps its measure.</p>
          </Passage>
        </Chapter>
      </Reading>
    </SiteLayout>
  );
}

/** What is held about a person. */
export function EntriesPage({ assets }: { assets: Assets }) {
  return (
    <SiteLayout
      {...frame(assets)}
      path="/privacy/my-data"
      visibility="personal"
      title="What we hold about you"
      strip="Trial: the clock is shifted by 7 days"
      lede={
        <>
          Everything linked to <strong>nina.weber@example.com</strong>, an address that you proved with a
          mailed link at 14:02 UTC. Three kinds of data, 41 entries.
        </>
      }
      actions={
        <>
          <ButtonLink kind="primary" href="#take">
            Take it with me
          </ButtonLink>
          <ButtonLink href="#correct">Correct something</ButtonLink>
          <ButtonLink href="#pause">Pause its use</ButtonLink>
          <ButtonLink href="#object">Object</ButtonLink>
          <ButtonLink href="#erase">Erase everything…</ButtonLink>
        </>
      }
    >
      <Entries>
        <Entry
          title="Newsletter"
          why={
            <>
              So that you get it. You agreed on <Time language="en" at={new Date('2026-03-03T00:00:00Z')} />.
            </>
          }
          side={
            <>
              <Button>Leave</Button>
              <p>Seen by nobody. Sent through our own mail server.</p>
            </>
          }
        >
          <p>Your address, language, the two topics you chose. 14 issues sent; opens are not measured.</p>
          <Timeline
            language="en"
            since={new Date('2026-03-03T00:00:00Z')}
            now={now}
            until={null}
            sinceLabel={<Time language="en" at={new Date('2026-03-03T00:00:00Z')} style="month" />}
            untilLabel="until you leave"
          />
        </Entry>
        <Entry
          title="Support request #2043"
          why="To answer you, and to count faults of Northwind 21."
          side={
            <>
              <ButtonLink href="#open">Open conversation</ButtonLink>
              <p>Read by support on 12 and 13 Aug.</p>
            </>
          }
        >
          <p>Your name, address, licence ending …7QK, Windows 11, six messages, one screenshot.</p>
          <Timeline
            language="en"
            since={new Date('2026-08-01T00:00:00Z')}
            now={now}
            until={new Date('2028-02-14T00:00:00Z')}
            sinceLabel="Aug 2026"
            untilLabel="gone 14 Feb 2028"
          />
        </Entry>
        <Entry
          title="Invoice data"
          why="Kept because tax law asks for it (Art. 17(3)(b))."
          side={<Pill tone="due">Kept by law</Pill>}
        >
          <p>Name and order number. Locked: used for nothing else.</p>
          <Timeline
            language="en"
            since={new Date('2026-04-01T00:00:00Z')}
            now={now}
            until={new Date('2031-12-31T00:00:00Z')}
            sinceLabel="Apr 2026"
            untilLabel="gone 31 Dec 2031"
          />
        </Entry>
      </Entries>
    </SiteLayout>
  );
}

/** A form in every state, and the messages around it. */
export function FormPage({ assets }: { assets: Assets }) {
  const errors = [
    { field: 'email', message: 'The address “nina.weber@” has nothing after the @. Please complete it.' },
    { field: 'tone', message: 'Please choose how we may answer.' },
    { message: 'Nothing has been stored yet.' },
  ];
  return (
    <SiteLayout
      {...frame(assets)}
      path="/contact"
      title="Write to us"
      lede="A person reads every message. You need not say who you are."
    >
      <ErrorSummary language="en" errors={errors} />
      <form class="form" method="post">
        <TextField
          language="en"
          name="name"
          label="Your name"
          autocomplete="name"
          hint="So that we know how to address you."
        />
        <TextField
          language="en"
          name="email"
          label="E-mail"
          type="email"
          autocomplete="email"
          value="nina.weber@"
          hint="Any address that you read. Without one you get a code that opens our answer."
          error="The address “nina.weber@” has nothing after the @. Please complete it."
        />
        <SelectField
          language="en"
          name="product"
          label="Product"
          empty="None of these"
          choices={[
            { value: '21', label: 'Northwind 21' },
            { value: '20', label: 'Northwind 20' },
          ]}
        />
        <TextArea language="en" name="message" label="Your message" required />
        <FileField
          language="en"
          name="files"
          label="Files"
          hint="Pictures, PDF or text; up to 5 MB each."
          multiple
        />
        <RadioField
          language="en"
          name="tone"
          label="How may we answer?"
          error="Please choose how we may answer."
          choices={[
            { value: 'mail', label: 'By e-mail' },
            {
              value: 'code',
              label: 'On a page of this site',
              hint: 'You get a code; nobody else can open it.',
            },
          ]}
        />
        <CheckboxField language="en" name="copy" label="Send me a copy" hint="To the address above." />
        <div class="form-actions">
          <Button kind="primary">Send</Button>
          <Button disabled>Not now</Button>
        </div>
      </form>
      <div class="row">
        <Button>Allow</Button>
        <Button>Refuse</Button>
        <Pill tone="kept">Kept</Pill>
        <Pill tone="due">Due in 2 days</Pill>
        <Pill tone="broken">Broken</Pill>
        <Pill tone="neutral">Not measured</Pill>
      </div>
      <div class="stack">
        <Notice tone="kept" title="Your message has arrived.">
          <p>
            You have an answer within two working days. <a href="#copy">Read what you sent</a>.
          </p>
        </Notice>
        <Notice tone="due" title="This link ends in ten minutes." />
        <Notice tone="broken" title="The database cannot be reached.">
          <p>Nothing was stored. Please try again in a minute.</p>
        </Notice>
        <Notice tone="neutral" title="Your browser asks not to be measured, so it is not." />
      </div>
      <Confirm
        title="Erase everything we hold about you?"
        action="/privacy/my-data/erase"
        hidden={{ token: 'abc' }}
        fields={<CheckboxField language="en" name="sure" label="I have taken along what I need" required />}
        button="Erase 41 entries"
        cancel={{ href: '#back', label: 'Keep everything' }}
      >
        <p>41 entries go now. One stays, because a law asks for it:</p>
        <ul>
          <li>Invoice data, until 31 December 2031 (Art. 17(3)(b) GDPR)</li>
        </ul>
      </Confirm>
    </SiteLayout>
  );
}

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

/** A mail with all its parts. */
export function SampleMail() {
  return (
    <MailLayout
      language="en"
      subject="Prove your address"
      preview="One click shows what we hold about you."
      footer={{
        controller: 'Northwind Tools Ltd',
        address: ['1 Example Street', '12345 Sampleton'],
        links: [{ href: 'https://www.example.com/en/privacy', label: 'Privacy' }],
        reason: 'You get this mail because somebody gave this address on our site.',
      }}
    >
      <MailTitle>Prove your address</MailTitle>
      <p>You asked what we hold about you. This link shows it; it works once, for one hour.</p>
      <MailButton href="https://www.example.com/l/abc">See what is held</MailButton>
      <p>If it was not you, do nothing: the link ends by itself.</p>
    </MailLayout>
  );
}
