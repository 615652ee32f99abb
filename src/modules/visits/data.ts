/** Visits hold nothing of their own: the records stand in the access log, this role reads only the counts made of it. */
import { type DatabaseOf, declare } from '../../policy/declare.ts';
import type { accesslogData } from '../accesslog/data.ts';

export const visitsData = declare('visits', { tables: {} });

/** The counts of groups that are large enough; the database shows this role no others. */
export type CountTables = Pick<DatabaseOf<typeof accesslogData>, 'accesslog.hourly' | 'accesslog.daily'>;
