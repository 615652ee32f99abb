import type { Task } from '../../platform/module.ts';
import { removeDue } from './commands.ts';
import { type RetentionServices, runEverySeconds } from './rules.ts';

export const retentionTasks = (services: RetentionServices): Task[] => [
  {
    name: 'retention.run',
    purpose: 'Removes what falls due before the next run, by the periods of the policy.',
    everySeconds: runEverySeconds,
    run: async () => {
      await removeDue(services, 'skip');
    },
  },
];
