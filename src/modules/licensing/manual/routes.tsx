/** `/activate`: works without cookie and script, and reads no address (clause 7.3). */
import QRCode from 'qrcode';
import { readForm } from '../../../platform/http/forms.ts';
import { cachedPage, sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import type { LicensingDb, SigningServices } from '../database.ts';
import { answerRequest } from './commands.ts';
import { readCodes, refusalOf } from './read.ts';
import { activatePage, answerPage, freedPage } from './views.tsx';
import { manualFaultWords } from './words.ts';

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
  const reader = { language, words: manualFaultWords };
  const { fields } = await readForm(context);
  const again = (errors: readonly FieldError[], status: number) =>
    sitePage(services, context, activatePage({ language, typed: fields, errors }), status);
  const codes = readCodes(reader, fields);
  if (!codes.ok) return again(codes.errors, 422);
  try {
    const answer = await answerRequest(db, services, codes);
    if (answer.kind === 'deactivate') return sitePage(services, context, freedPage(language));
    const qr = await QRCode.toString(answer.response, { type: 'svg', margin: 2 });
    return sitePage(services, context, answerPage({ language, ...answer, qr }));
  } catch (error) {
    const { status, ...refusal } = refusalOf(reader, error);
    return again([refusal], status);
  }
}
