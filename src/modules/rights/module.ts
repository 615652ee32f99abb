export { normaliseAddress, type PersonTables, personFor, personUses, recordConsultation } from './persons.ts';

import type { Module } from '../../platform/module.ts';
import { rightsData } from './data.ts';

export const rights: Module = { data: rightsData, create: () => ({}) };
