import type { Child } from 'hono/jsx';

export interface Definition {
  term: Child;
  value: Child;
}

/** Terms and their values, a hairline between them. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl class="facts">
      {items.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
