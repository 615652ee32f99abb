export { normaliseAddress, type PersonTables, personFor, personUses, recordConsultation } from './persons.ts';

import type { Module } from '../../platform/module.ts';
import { rightsData } from './data.ts';
import type { RightsServices, RightsTables } from './database.ts';
import { accessRoutes } from './routes.tsx';

export const rights: Module = {
  data: rightsData,
  create: (own) => {
    const db = own.database<RightsTables>();
    const services: RightsServices = { ...own, declarations: own.wiring.declarations };
    return { routes: accessRoutes(db, services) };
  },
};
