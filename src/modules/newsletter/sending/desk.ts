/** What the console's page of sending may order and know. */
import { DomainError } from '../../../platform/fault.ts';
import type { Sending } from '../campaign/send/port.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { countAudience } from './audience.ts';
import {
  cancelCampaign,
  paces,
  pauseCampaign,
  resolveUnknown,
  resumeCampaign,
  retryFailed,
  scheduleCampaign,
  serverPace,
  setPace,
  startCampaign,
  unscheduleCampaign,
} from './commands.ts';
import { listTrouble, progressOf } from './queries.ts';

export function sendingDesk(db: NewsletterDb, own: NewsletterServices): Sending {
  const needServer = () => {
    if (!own.env.smtpUrl) throw new DomainError('noMailServer');
  };
  const order = ({ campaignId, by }: Parameters<Sending['pause']>[0]) => ({ id: campaignId, by });
  return {
    audience: (id) => countAudience(db, own, id),
    progress: (id) => progressOf(db, id),
    trouble: (part) => listTrouble(db, part),
    paces: async () => {
      const limits = Object.entries(await paces(db));
      return limits.map(([name, perMinute]) => ({ domain: name === serverPace ? null : name, perMinute }));
    },
    setPace: ({ domain, perMinute }, by) => setPace(db, own, { name: domain ?? serverPace, perMinute, by }),
    start: async (given) => {
      needServer();
      await startCampaign(db, own, { ...order(given), revision: given.revision });
    },
    schedule: async (given) => {
      needServer();
      await scheduleCampaign(db, own, { ...order(given), revision: given.revision, at: given.at });
    },
    withdraw: (given) => unscheduleCampaign(db, own, order(given)),
    pause: (given) => pauseCampaign(db, own, order(given)),
    resume: (given) => resumeCampaign(db, own, order(given)),
    cancel: (given) => cancelCampaign(db, own, order(given)),
    retryFailed: async (given) => {
      await retryFailed(db, own, order(given));
    },
    resolveUnknown: async ({ as, ...given }) => {
      await resolveUnknown(db, own, { ...order(given), as });
    },
  };
}
