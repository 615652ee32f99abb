/** The site's own pages hold no data. */
import { declare } from '../../policy/declare.ts';

export const siteData = declare('site', { tables: {} });
