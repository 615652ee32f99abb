/** Retention holds nothing of its own: its role sees keys and dates of what others hold, and deletes. */
import { declare, integer, table, text, timestamp, uuid } from '../../policy/declare.ts';

export const retentionData = declare('retention', {
  tables: {
    /** What was removed, for the console: counts only. */
    removal: table({
      activity: null,
      columns: {
        id: uuid('none'),
        table_name: text('none'),
        activity: text('none'),
        removed: integer('none'),
        removed_at: timestamp('none'),
        /** By how much days outlived their period while the program was down; empty where they went in time. */
        late_seconds: integer('none').optional(),
      },
      key: ['id'],
      mayDelete: true,
    }),
  },
  functions: {
    /** How many rows of a table are restricted: retention itself cannot see them. */
    restricted_rows: { takes: 'text', returns: 'bigint' },
  },
  uses: [{ call: 'retention.restricted_rows' }],
});
