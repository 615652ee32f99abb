import type { Module } from '../../platform/module.ts';
import { visitsData } from './data.ts';

export const visits: Module = { data: visitsData, create: () => ({}) };
