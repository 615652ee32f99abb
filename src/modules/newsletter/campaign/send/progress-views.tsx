import { Meter } from '../../../../platform/ui/components/meter.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { StatRow } from '../../../../platform/ui/components/stat-row.tsx';
import { localeOf } from '../../../../policy/values.ts';
import type { Progress } from '../../sending/queries.ts';
import { Order } from './order-views.tsx';
import { moving, refreshOf, type SendPage } from './page.ts';
import { State } from './state-views.tsx';
import { sendWords } from './words.ts';

/** How far it has come, and what can be done about it. */
export function ProgressCard({ page, progress }: { page: SendPage; progress: Progress }) {
  const { language, campaign } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const count = (state: string) => progress[state] ?? 0;
  const left = count('queued') + count('sending');
  const done =
    count('sent') + count('refused') + count('failed') + count('unknown') + count('excluded') + count('gone');
  const shown = {
    sent: count('sent'),
    left,
    refused: count('refused'),
    failed: count('failed'),
    unknown: count('unknown'),
    excluded: count('excluded') + count('gone'),
  };
  return (
    <section class="stack" id="progress" data-refresh={refreshOf(campaign)}>
      <State {...page} />
      <h2>{w.progress}</h2>
      <Meter
        tone={left === 0 ? 'kept' : 'due'}
        value={
          campaign.state === 'preparing'
            ? w.preparing
            : w.progressOf(figure.format(done), figure.format(done + left))
        }
        share={done + left === 0 ? 0 : done / (done + left)}
      />
      <StatRow
        stats={(Object.keys(shown) as (keyof typeof shown)[]).map((name) => ({
          label: w.counts[name],
          figure: figure.format(shown[name]),
        }))}
      />
      <Running page={page} failed={shown.refused + shown.failed} />
      {shown.unknown > 0 && <Unknown page={page} count={figure.format(shown.unknown)} />}
    </section>
  );
}

function Running({ page, failed }: { page: SendPage; failed: number }) {
  const { language, campaign } = page;
  const w = sendWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const { state } = campaign;
  const open = moving.includes(state) || state === 'paused';
  return (
    <>
      <div class="form-actions">
        {state === 'sending' && (
          <Order page={page} act="pause">
            {w.pause}
          </Order>
        )}
        {state === 'paused' && (
          <Order page={page} act="resume" kind="primary">
            {w.resume}
          </Order>
        )}
        {open && (
          <Order page={page} act="cancel" kind="danger">
            {w.cancel}
          </Order>
        )}
        {failed > 0 && state === 'sent' && (
          <Order page={page} act="retry">
            {w.retry(figure.format(failed))}
          </Order>
        )}
      </div>
      {open && <p class="soft small">{w.cancelHint}</p>}
    </>
  );
}

function Unknown({ page, count }: { page: SendPage; count: string }) {
  const w = sendWords[page.language];
  const over = page.campaign.state === 'cancelled';
  return (
    <Notice tone="due" title={w.unknownTitle}>
      <p>{w.unknownText(count)}</p>
      <div class="form-actions">
        <Order page={page} act="count-sent">
          {w.asSent}
        </Order>
        {!over && (
          <Order page={page} act="send-again" kind="danger">
            {w.again}
          </Order>
        )}
      </div>
      {!over && <p class="small">{w.againHint}</p>}
    </Notice>
  );
}
