import type { Task } from '../../platform/module.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { removeEndedSessions } from './sessions.ts';
import { removeEndedLinks } from './sign-up/links.ts';

export const staffTasks = (db: StaffDatabase, services: StaffServices): Task[] => [
  {
    name: 'staff.tidy',
    purpose: 'Deletes sessions and links of staff whose time is over.',
    everySeconds: 3_600,
    run: async () => {
      await removeEndedSessions(db, services);
      await removeEndedLinks(db, services);
    },
  },
];
