/** When each recurring task last ran, and the one way into the queue. */
import { declare, table, text, timestamp } from '../../policy/declare.ts';

export const jobsData = declare('jobs', {
  tables: {
    run: table({
      activity: null,
      columns: {
        task: text('none'),
        last_run_at: timestamp('none').changes(),
        outcome: text('none').changes(),
      },
      key: ['task'],
    }),
  },
  functions: {
    /** Queues a task with the id of a row, lower priorities first; nothing else may travel in a job. */
    enqueue: { takes: 'text, uuid, smallint', returns: 'void' },
  },
});
