/**
 * The site's log (clause 2), the visits that stand in it (clause 5.2), and the anonymous counts that outlive it (5.3).
 * A page's report of its use is a request as well: its log line is its view record, so there is one row for both.
 */

import { actUses } from '../../platform/acts.ts';
import {
  bigint,
  boolean,
  type DatabaseOf,
  day,
  declare,
  integer,
  integers,
  smallint,
  table,
  text,
  timestamp,
  uuid,
} from '../../policy/declare.ts';

/** What every count has: how often, by how many (as far as the policy's smallest group). */
const counts = {
  /** Pages asked for; for robots and links every request. */
  requests: integer('none').changes(),
  /** Reports of opened pages. */
  views: integer('none').changes(),
  visits: integer('none').changes(),
  /** Distinct visitors, counted only up to the policy's smallest group. */
  sources: smallint('none').changes(),
};

/** Other modules read counts only of groups that are large enough. */
const shows = { visits: '(sources >= {k})' };

export const accesslogData = declare('accesslog', {
  tables: {
    line: table({
      activity: 'accessLog',
      columns: {
        time: timestamp('time'),
        ip_address: text('ipAddress').optional(),
        search_phrase: text('searchPhrase').optional(),
        browser: text('browser').optional(),
        browser_major: integer('browser').optional(),
        system: text('system').optional(),
        system_major: text('system').optional(),
        language: text('language').optional(),
        provider: text('provider').optional(),
        /** Name of the program, where it is not a person's browser. */
        robot: text('browser').optional(),
        method: text('request').optional(),
        /** Pattern of the route, without parameters or query. */
        route: text('request').optional(),
        status: smallint('request').optional(),
        duration_ms: integer('request').optional(),
        bytes: bigint('request').optional(),
        visit_id: uuid('visitId').optional().serves('visits'),
        page: text('pageViewed').optional().serves('visits'),
        link: text('linkUsed').optional().serves('visits'),
        seen_ms: integer('timeOnPage').optional().serves('visits'),
      },
      // Lines are appended and go by the day; nothing ever asks for one of them.
      key: [],
      anchors: { recorded: 'time' },
      dayPartitions: 'time',
      mayDelete: true,
    }),
    hourly: table({
      activity: 'statistics',
      columns: { day: day('none'), hour: smallint('none'), robots: boolean('none'), ...counts },
      key: ['day', 'hour', 'robots'],
      anchors: { day: 'day' },
      mayDelete: true,
      shows,
    }),
    daily: table({
      activity: 'statistics',
      columns: {
        day: day('none'),
        /** `total`, `page`, `phrase`, `browser`, `system`, `language`, `provider`, `link` or `robot`. */
        dimension: text('none'),
        /** Empty for the total, and for the groups that were too small to stand alone. */
        key: text('none'),
        robots: boolean('none'),
        ...counts,
        seen_ms: bigint('none').changes(),
        /** How many views were seen for how long, by the classes of `seen-times.ts`. */
        seen_times: integers('none').changes(),
      },
      key: ['day', 'dimension', 'key', 'robots'],
      anchors: { day: 'day' },
      mayDelete: true,
      shows,
    }),
    /** Addresses shut out for a time, because of what the log shows of them. */
    block: table({
      activity: 'accessLog',
      columns: {
        address: text('ipAddress'),
        blocked_at: timestamp('time').changes(),
        until: timestamp('time').changes(),
      },
      key: ['address'],
      anchors: { recorded: 'blocked_at' },
      mayDelete: true,
    }),
  },
  uses: [...actUses],
});

export type AccessLogTables = DatabaseOf<typeof accesslogData>;
