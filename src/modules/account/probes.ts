import type { ModuleServices, Probe } from '../../platform/module.ts';
import { oldestProbe } from '../retention/module.ts';

/** Live measurements of what the policy promises of accounts (clause 10.1). */
export const accountProbes = (services: ModuleServices): Probe[] => [
  oldestProbe(services, {
    id: 'account.sessions',
    clause: '10.1',
    title: {
      en: 'Oldest session of an account',
      de: 'Älteste Sitzung eines Kontos',
      ru: 'Самый давний сеанс личного кабинета',
    },
    table: 'account.session',
    column: 'issued_at',
  }),
];
