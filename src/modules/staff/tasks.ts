import type { Task } from '../../platform/module.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { removeEndedSessions } from './sessions.ts';

export const staffTasks = (db: StaffDatabase, services: StaffServices): Task[] => [
  {
    name: 'staff.removeSessions',
    purpose: 'Deletes sessions of staff whose time is over.',
    everySeconds: 3_600,
    run: () => removeEndedSessions(db, services),
  },
];
