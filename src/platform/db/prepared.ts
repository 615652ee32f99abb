/** Statements with parameters are prepared once for each connection and then only executed. */
import type { ClientBase } from 'pg';

/** Texts that one connection remembers; beyond, statements run unprepared as lists of changing length make them. */
const mostPrepared = 200;

/**
 * Lets a connection prepare what it is asked repeatedly. Parsing, applying row-level security and planning take the
 * server three times as long as reading one row (65 µs against 22 µs); prepared, row-level security costs nothing
 * measurable. Texts without parameters, and statements that bring a name of their own, stay as they are.
 */
export function prepareStatements(client: ClientBase): void {
  const names = new Map<string, string>();
  const plain: (...args: unknown[]) => unknown = client.query.bind(client);
  const query = ([text, values, ...rest]: unknown[]): unknown => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return plain(text, values, ...rest);
    const name = names.get(text) ?? (names.size < mostPrepared ? `avow ${names.size}` : null);
    if (name === null) return plain(text, values, ...rest);
    names.set(text, name);
    return plain({ name, text, values }, ...rest);
  };
  Object.assign(client, { query: (...args: unknown[]) => query(args) });
}
