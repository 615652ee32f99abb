/** The program's own bookkeeping. */
import { z } from 'zod';
import { declare, json, smallint, table, text, timestamp } from '../../policy/declare.ts';

export const platformData = declare('platform', {
  tables: {
    migration: table({
      activity: null,
      columns: { name: text('none'), hash: text('none'), ran_at: timestamp('none').byDefault() },
      key: ['name'],
    }),
    /** Facts about this database: prefix of its roles, hash of the grants applied, number of the last erasure. */
    setting: table({
      activity: null,
      columns: { name: text('none'), value: text('none').changes() },
      key: ['name'],
    }),
    /** Every policy that was in force, whole, so that any stored row can be read under its own. */
    policy_version: table({
      activity: null,
      columns: {
        hash: text('none'),
        version: text('none'),
        document: json('none', z.record(z.string(), z.unknown())),
        accepted_at: timestamp('none'),
        number: smallint('none'),
      },
      key: ['hash'],
    }),
  },
});
