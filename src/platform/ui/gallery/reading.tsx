import type { Assets } from '../assets.ts';
import { MarginNote } from '../components/margin-note.tsx';
import { Meter } from '../components/meter.tsx';
import { Pill } from '../components/pill.tsx';
import { Chapter, Passage, Reading } from '../components/reading.tsx';
import { SiteLayout } from '../site-layout.tsx';
import { frame } from './frame.ts';

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
