/** What is published about the policy is compiled or measured; nothing of it is stored. */
import { declare } from '../../policy/declare.ts';

export const publicationData = declare('publication', { tables: {} });
