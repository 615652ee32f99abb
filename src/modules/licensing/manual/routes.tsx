/** `/activate`: works without cookie and script, and reads no address (clause 7.3). */
import QRCode from 'qrcode';
import { ActivationFault } from '../../../../client/src/fault.ts';
import { normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { readRequest } from '../../../../client/src/requestCode.ts';
import { DomainError } from '../../../platform/fault.ts';
import { readForm } from '../../../platform/http/forms.ts';
import { cachedPage, sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { LicensingDb, SigningServices } from '../database.ts';
import { answerRequest } from './commands.ts';
import { activatePage, answerPage, freedPage } from './views.tsx';
import { type ManualFault, manualFaults, manualWords } from './words.ts';

export function manualRoutes(db: LicensingDb, services: Services & SigningServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/activate',
      localised: true,
      noAddress: true,
      handle: cachedPage(services, ({ var: { language } }) => activatePage({ language })),
    },
    {
      method: 'POST',
      path: '/activate',
      localised: true,
      noAddress: true,
      handle: (context) => receive(db, services, context),
    },
  ];
}

async function receive(
  db: LicensingDb,
  services: Services & SigningServices,
  context: RequestContext,
): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const again = (errors: readonly FieldError[], status: number) =>
    sitePage(services, context, activatePage({ language, typed: fields, errors }), status);
  const errors: FieldError[] = [];
  const licenceKey = read(language, 'licenceKey', fields, normaliseLicenceKey, errors);
  const request = read(language, 'request', fields, readRequest, errors);
  if (licenceKey === null || request === null) return again(errors, 422);
  try {
    const answer = await answerRequest(db, services, { licenceKey, request });
    if (answer.kind === 'deactivate') return sitePage(services, context, freedPage(language));
    const qr = await QRCode.toString(answer.response, { type: 'svg', margin: 2 });
    return sitePage(services, context, answerPage({ language, ...answer, qr }));
  } catch (error) {
    const code = error instanceof DomainError && manualFaults.find((one) => one === error.code);
    if (!(error instanceof DomainError) || !code) throw error;
    const wait = formatPeriod({ minutes: Math.ceil(Number(error.facts.seconds ?? 0) / 60) || 1 }, language);
    const field =
      code === 'requestOfOther' || code === 'nonceUsed' || code === 'clientTooOld' ? 'request' : 'licenceKey';
    const message = manualWords[language].faults[code].replace('{wait}', wait);
    return again([{ field, message }], code === 'tooMany' ? 429 : 422);
  }
}

/** Reads one code; what is wrong with it is noted in the visitor's language, with its groups. */
function read<T>(
  language: Language,
  field: 'licenceKey' | 'request',
  fields: Readonly<Record<string, string>>,
  parse: (typed: string) => T,
  errors: FieldError[],
): T | null {
  const typed = fields[field] ?? '';
  try {
    if (typed.trim() !== '') return parse(typed);
    errors.push({ field, message: manualWords[language].faults.missing });
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    errors.push({ field, message: sentenceOf(language, error) });
  }
  return null;
}

export function sentenceOf(language: Language, fault: ActivationFault): string {
  const code: ManualFault = manualFaults.find((one) => one === fault.code) ?? 'codeValue';
  const groups = new Intl.ListFormat(language).format(fault.groups.map(String));
  return manualWords[language].faults[code].replace('{groups}', groups);
}
