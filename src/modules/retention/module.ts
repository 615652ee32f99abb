import type { Module } from '../../platform/module.ts';
import { retentionData } from './data.ts';

export const retention: Module = { data: retentionData, create: () => ({}) };
