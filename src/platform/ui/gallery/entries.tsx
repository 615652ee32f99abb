import type { Assets } from '../assets.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Entries, Entry } from '../components/entries.tsx';
import { Pill } from '../components/pill.tsx';
import { Time } from '../components/time.tsx';
import { Timeline } from '../components/timeline.tsx';
import { SiteLayout } from '../site-layout.tsx';
import { frame, now } from './frame.ts';

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
