export { type ActName, actUses, recordAct } from './acts.ts';
export { firstSignUpPath } from './links.ts';

import type { Module } from '../../platform/module.ts';
import { createAuthenticate } from './authenticate.ts';
import { staffData } from './data.ts';
import type { StaffModuleTables } from './database.ts';

export const staff: Module = {
  data: staffData,
  create: (services) => ({
    authenticate: createAuthenticate(services.database<StaffModuleTables>(), services),
  }),
};
