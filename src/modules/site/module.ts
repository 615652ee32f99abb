import type { Module } from '../../platform/module.ts';
import { siteData } from './data.ts';
import { siteRoutes } from './routes.tsx';

export const site: Module = {
  data: siteData,
  create: (services) => ({ routes: siteRoutes(services) }),
};
