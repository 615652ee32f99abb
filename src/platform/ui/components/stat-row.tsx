import type { Child } from 'hono/jsx';

export interface Stat {
  label: Child;
  figure: Child;
  note?: Child;
}

/** A few figures side by side, each with what it is and what puts it in proportion. */
export function StatRow({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl class="stats">
      {stats.map(({ label, figure, note }) => (
        <div>
          <dt>{label}</dt>
          <dd class="stat-figure">{figure}</dd>
          {note && <dd class="stat-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
