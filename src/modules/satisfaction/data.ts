/** Ratings of answers (clause 10.8). Counts by day and no row for a single click: a click with a time could be found in the log. */
import { type DatabaseOf, day, declare, integer, smallint, table } from '../../policy/declare.ts';

export const satisfactionData = declare('satisfaction', {
  tables: {
    daily: table({
      activity: 'satisfaction',
      columns: {
        day: day('none'),
        /** 1 did not help, 2 helped in part, 3 helped. */
        rating: smallint('rating'),
        times: integer('none').changes(),
      },
      key: ['day', 'rating'],
      anchors: { day: 'day' },
    }),
  },
});

export type SatisfactionTables = DatabaseOf<typeof satisfactionData>;
