import { cachedPage } from '../../platform/http/pages.tsx';
import type { Route, Services } from '../../platform/module.ts';

export function siteRoutes(services: Services): Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      localised: true,
      handle: cachedPage(services, () => ({ path: '/', title: 'Home', children: <p>Hello</p> })),
    },
  ];
}
