export { accountUses, prepareAccount } from './opening/commands.ts';

import type { Module } from '../../platform/module.ts';
import { accountData } from './data.ts';
import type { AccountDb } from './database.ts';
import { accountTasks } from './tasks.ts';
import { accountNames } from './words/names.ts';

/** The MyPromt account (clauses 7.2 and 10.1). */
export const account: Module = {
  data: accountData,
  create: (own) => {
    const db: AccountDb = own.database();
    return { names: accountNames, tasks: accountTasks(db, own) };
  },
};
