import type { Child } from 'hono/jsx';
import { type Tone, ToneMark } from './tone.tsx';

interface NoticeProps {
  tone: Tone;
  title: Child;
  children?: Child;
}

/** Something the reader should know here and now: what was done, what is due, what went wrong. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} role={tone === 'broken' ? 'alert' : 'status'}>
      <ToneMark tone={tone} />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
