/** Visits hold nothing of their own: the records stand in the access log, this role reads only the counts made of it. */
import { declare } from '../../policy/declare.ts';

export const visitsData = declare('visits', { tables: {} });
