/** Whether personal data may leave, and on what ground (clause 3). The decision only; the register is a module's. */
import type { Policy } from './language.ts';
import {
  type ActivityName,
  type Basis,
  type RecipientKind,
  type RecipientName,
  recipientNames,
} from './vocabulary.ts';

export interface Flow {
  readonly activity: ActivityName;
  readonly kind: RecipientKind;
  /** Name in the policy's list of recipients; only `self`, `designated-by-person` and `authority` may do without. */
  readonly recipient?: RecipientName;
  readonly ground: Basis;
  /** The consent receipt, the recorded balance, the order's reference or the contract, as the ground asks. */
  readonly evidence?: string;
  /** Members of staff who agreed; a legal duty needs two (clause 3.3). */
  readonly agreedBy?: readonly string[];
}

export type GateDecision = { readonly allowed: true } | { readonly allowed: false; readonly because: string };

const refuse = (because: string): GateDecision => ({ allowed: false, because });
const allow: GateDecision = { allowed: true };

/** Decides one flow of personal data out of the program. */
export function decideFlow(policy: Policy, flow: Flow): GateDecision {
  switch (flow.kind) {
    case 'self':
      return allow;
    case 'processor':
      return decideProcessor(policy, flow);
    case 'designated-by-person':
      return flow.ground === 'consent' && flow.evidence
        ? allow
        : refuse(
            'a transfer to another controller needs the express consent of the person who names it (clause 4.6)',
          );
    case 'authority':
      return decideAuthority(flow);
    case 'third-party':
      return decideThirdParty(policy, flow);
  }
}

function registered(policy: Policy, flow: Flow, kind: RecipientKind): boolean {
  if (!flow.recipient || !recipientNames.includes(flow.recipient)) return false;
  const recipient = policy.recipients[flow.recipient];
  return recipient.kind === kind && recipient.activities.includes(flow.activity);
}

function decideProcessor(policy: Policy, flow: Flow): GateDecision {
  return registered(policy, flow, 'processor')
    ? allow
    : refuse(
        `no processor ${flow.recipient ?? ''} is registered for ${flow.activity}; add it to the recipients of the policy`,
      );
}

function decideAuthority(flow: Flow): GateDecision {
  if (flow.ground !== 'legalObligation' || !flow.evidence)
    return refuse('an authority gets data only by a law or order that is named (clause 3.3)');
  const agreed = new Set(flow.agreedBy ?? []);
  return agreed.size >= 2
    ? allow
    : refuse('a binding order is answered by two members of staff (clause 3.3)');
}

function decideThirdParty(policy: Policy, flow: Flow): GateDecision {
  const activity = policy.activities[flow.activity];
  if (activity.disclose === 'never')
    return refuse(`what ${flow.activity} collects is never given to a third party (clause 3.5)`);
  if (!registered(policy, flow, 'third-party'))
    return refuse('the recipient is not registered in the policy');
  if (!flow.evidence) return refuse('the ground has no evidence');
  if (flow.ground === 'legalObligation' && new Set(flow.agreedBy ?? []).size < 2)
    return refuse('a legal duty is answered by two members of staff (clause 3.3)');
  if (flow.ground === 'legitimateInterests' && (flow.agreedBy ?? []).length === 0)
    return refuse('the balance of interests is recorded by a member of staff (clause 3.2)');
  if (flow.ground === 'contract' && activity.basis !== 'contract')
    return refuse('the data were not collected for a contract (clause 3.4)');
  return allow;
}
