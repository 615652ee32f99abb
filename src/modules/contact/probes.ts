/** Live check of clause 1.3: no conversation outlives its closing by more than the policy says. */
import type { ModuleServices, Probe } from '../../platform/module.ts';
import { oldestProbe } from '../retention/module.ts';

export function contactProbes(own: ModuleServices): Probe[] {
  if (!own.policy.activities.contact.keep.some((step) => step.from === 'closed')) return [];
  return [oldestClosed(own)];
}

const oldestClosed = (own: ModuleServices): Probe =>
  oldestProbe(own, {
    id: 'contact.closed',
    clause: '1.3',
    title: {
      en: 'Oldest closed message',
      de: 'Älteste abgeschlossene Nachricht',
      ru: 'Самое старое закрытое сообщение',
    },
    table: 'contact.conversation',
    column: 'closed_at',
  });
