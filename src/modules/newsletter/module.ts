import type { Module } from '../../platform/module.ts';
import { newsletterData } from './data.ts';

/** Sign-up, campaigns, sending, and what comes back (clause 6.2). */
export const newsletter: Module = {
  data: newsletterData,
  create: () => ({}),
};
