import type { Child } from 'hono/jsx';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => Child;
  /** `end` for figures, `soft` for what is secondary. */
  look?: 'end' | 'soft';
}

interface DataTableProps<Row> {
  caption: Child;
  /** Hides the caption from the eye where a card's title says the same. */
  captionHidden?: boolean;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}

/** Rows of facts; where it is too narrow for columns, each row becomes a small list. */
export function DataTable<Row>({ caption, captionHidden, columns, rows }: DataTableProps<Row>) {
  return (
    <div class="table table-stacked">
      <table>
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header, look }) => (
              <th scope="col" class={look}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, index) => (
                <Cell column={column} row={row} heading={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row, heading }: { column: Column<Row>; row: Row; heading: boolean }) {
  const shown = column.cell(row);
  if (heading) return <th scope="row">{shown}</th>;
  return (
    <td
      class={shown === '–' ? `${column.look ?? ''} blank`.trim() : column.look}
      data-label={column.header || undefined}
    >
      <span>{shown}</span>
    </td>
  );
}
