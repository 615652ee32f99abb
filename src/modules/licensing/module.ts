export type { LicensingDb } from './database.ts';
export { importLicences } from './import/commands.ts';
export { lastDay } from './issue/days.ts';
export { issueLicences, type LicenceTerms } from './licence/commands.ts';
export { productFile } from './product/file.ts';
export { openSigningKeys, rotateSigningKeys } from './signing/keys.ts';

import type { Module } from '../../platform/module.ts';
import { accountRoutes, downloadsSection, licencesSection } from './account/routes.tsx';
import { activationApi } from './activation/openapi.ts';
import { activationRoutes } from './activation/routes.ts';
import { licenceRoutes, licencesEntry } from './console/routes.tsx';
import { customersEntry, customersRoutes } from './customers/routes.tsx';
import { licensingData } from './data.ts';
import type { LicensingDb } from './database.ts';
import { licencesApi, licencesApiRoute } from './issue/api.ts';
import { issueRoutes } from './issue/routes.tsx';
import { manualApiRoute } from './manual/api.ts';
import { manualRoutes } from './manual/routes.tsx';
import { licensingNames } from './names.ts';
import { phoneEntry, phoneRoutes } from './phone/routes.tsx';
import { licensingProbes } from './probes.ts';
import { answerRoutes } from './review/answer/routes.tsx';
import { reviewRoutes, reviewsEntry } from './review/console/routes.tsx';
import { seatRoutes } from './seat/routes.ts';
import { openSigningKeys } from './signing/keys.ts';
import { statisticsEntry, statisticsRoutes } from './statistics/routes.tsx';
import { licensingTasks } from './tasks.ts';

export const licensing: Module = {
  data: licensingData,
  create: (own) => {
    const db: LicensingDb = own.database();
    const services = { ...own, signing: openSigningKeys(own.env.dataDir) };
    return {
      routes: [
        ...activationRoutes(db, services),
        ...seatRoutes(db, services),
        manualApiRoute(db, services),
        ...manualRoutes(db, services),
        ...accountRoutes(db, services),
        licencesApiRoute(db, services),
        ...issueRoutes(own, db),
        ...licenceRoutes(own, db),
        ...phoneRoutes(services, db),
        ...customersRoutes(own, db),
        ...statisticsRoutes(own, db),
        ...reviewRoutes(own, db),
        ...answerRoutes(db, services),
      ],
      console: [licencesEntry, phoneEntry, customersEntry, statisticsEntry, reviewsEntry(db)],
      tasks: licensingTasks(db, services),
      api: {
        paths: { ...activationApi.paths, ...licencesApi.paths },
        schemas: { ...activationApi.schemas, ...licencesApi.schemas },
      },
      probes: licensingProbes(own, db),
      names: licensingNames,
      account: [licencesSection(db, services), downloadsSection(db, services)],
    };
  },
};
