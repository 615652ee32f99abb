import type { Module } from '../../platform/module.ts';
import { licensingData } from './data.ts';

export const licensing: Module = {
  data: licensingData,
  create: () => ({}),
};
