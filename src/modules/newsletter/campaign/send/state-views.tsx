import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { formatTime } from '../../../../platform/ui/components/time.tsx';
import type { SendPage } from './page.ts';
import { reportWords } from './report-words.ts';
import { sendWords } from './words.ts';

/** What a campaign waits for, and why. */
export function State({ language, campaign }: SendPage) {
  const w = sendWords[language];
  const { state, scheduledAt, pauseReason } = campaign;
  const time = scheduledAt ? formatTime(language, scheduledAt, 'dateTime') : '';
  if (state === 'late')
    return (
      <Notice tone="broken" title={w.lateTitle}>
        <p>{w.lateText(time)}</p>
      </Notice>
    );
  if (state === 'scheduled') return <Notice tone="due" title={w.scheduledFor(time)} />;
  if (pauseReason === null) return null;
  const why = reportWords[language].waits[pauseReason];
  return (
    <Notice tone={state === 'sending' ? 'due' : 'broken'} title={why?.title ?? w.pausedTitle}>
      <p>{why?.text ?? pauseReason}</p>
    </Notice>
  );
}
