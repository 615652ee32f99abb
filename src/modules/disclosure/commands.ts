/** The one gate through which personal data leaves (clause 3). */

import { type Kysely, sql, type Transaction } from 'kysely';
import { subsetOf } from '../../platform/db/subset.ts';
import type { disclosureData } from '../../platform/disclosure/data.ts';
import { DomainError } from '../../platform/fault.ts';
import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import { decideFlow, type Flow } from '../../policy/gate.ts';

export type DisclosureTables = DatabaseOf<typeof disclosureData>;

export interface Disclosure extends Flow {
  readonly personId: string;
  /** Who receives, where the policy's list has no name for them: the authority, or whom the person named. */
  readonly recipientName?: string;
}

/**
 * Lets data out or refuses; enters what it lets out into the register, in the caller's transaction. Call it before the
 * data leaves: without a commit there is no entry, and without an entry nothing may leave. The calling module declares in
 * `uses`: insert `disclosure.entry`, call `rights.consent_stands`.
 * @throws DomainError `flowRefused` with the reason; `consentMissing` where no live consent to this recipient stands
 */
export async function disclose<DB extends DisclosureTables>(
  caller: Kysely<DB> | Transaction<DB>,
  { policy, policyVersion, clock }: Pick<Services, 'policy' | 'policyVersion' | 'clock'>,
  flow: Disclosure,
): Promise<void> {
  const db: Kysely<DisclosureTables> = subsetOf(caller);
  const decision = decideFlow(policy, flow);
  if (!decision.allowed) throw new DomainError('flowRefused', { because: decision.because });
  const recipient = flow.recipient ?? flow.recipientName;
  if (!recipient) throw new DomainError('flowRefused', { because: 'the register must name who receives' });
  if (flow.ground === 'consent' && needsConsent(flow)) await requireConsent(db, flow, recipient);
  await db
    .insertInto('disclosure.entry')
    .values({
      person_id: flow.personId,
      policy_version: policyVersion,
      id: newId(clock),
      activity: flow.activity,
      kind: flow.kind,
      recipient,
      ground: flow.ground,
      evidence: flow.evidence ?? null,
      law: flow.ground === 'legalObligation' ? (flow.evidence ?? null) : null,
      agreed_by: [...(flow.agreedBy ?? [])],
      disclosed_at: clock.now(),
    })
    .execute();
}

const needsConsent = ({ kind }: Flow) => kind === 'third-party' || kind === 'designated-by-person';

/** The evidence of a consent is the id of its receipt: granted by this person, to this recipient, not withdrawn. */
async function requireConsent(
  db: Kysely<DisclosureTables>,
  flow: Disclosure,
  recipient: string,
): Promise<void> {
  const receipt = flow.evidence ?? '';
  const isId = /^[0-9a-f-]{36}$/.test(receipt);
  const { rows } = isId
    ? await sql<{ stands: boolean }>`
        SELECT rights.consent_stands(${flow.personId}::uuid, ${receipt}::uuid, ${recipient}) AS stands
      `.execute(db)
    : { rows: [] };
  if (!rows[0]?.stands) throw new DomainError('consentMissing');
}
