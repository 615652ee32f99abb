export { startReset } from './member/commands.ts';
export { inviteMember } from './member/invitations.ts';
export { listMembers } from './queries.ts';
export { firstSignUpPath } from './sign-up/links.ts';

import type { Module } from '../../platform/module.ts';
import { createAuthenticate } from './authenticate.ts';
import { consoleEntries, consoleRoutes } from './console.tsx';
import { staffData } from './data.ts';
import type { StaffModuleTables } from './database.ts';
import { memberRoutes } from './member/routes.tsx';
import { profileRoutes } from './profile/routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { signUpRoutes } from './sign-up/routes.tsx';
import { staffTasks } from './tasks.ts';
import { createAuthenticateToken } from './token/commands.ts';
import { tokenEntry, tokenRoutes } from './token/routes.tsx';
import { staffNames } from './words.ts';

export const staff: Module = {
  data: staffData,
  create: (services) => {
    const db = services.database<StaffModuleTables>();
    const desk = { db, services };
    return {
      routes: [
        ...signInRoutes(desk),
        ...signUpRoutes(desk),
        ...consoleRoutes(desk),
        ...memberRoutes(desk),
        ...profileRoutes(desk),
        ...tokenRoutes(desk),
      ],
      console: [...consoleEntries, tokenEntry],
      names: staffNames,
      tasks: staffTasks(db, services),
      authenticate: createAuthenticate(db, services),
      authenticateToken: createAuthenticateToken(db, services),
    };
  },
};
