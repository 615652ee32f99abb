/** What the owner of an account does with its licences. */
import { z } from 'zod';
import { formatCertificate } from '../../../../client/src/certificate.ts';
import { customerRoute, customersOf } from '../../../platform/customers.ts';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type {
  AccountSection,
  ModuleServices,
  RequestContext,
  Route,
  SignedInCustomer,
} from '../../../platform/module.ts';
import { licenceKeyText } from '../activation/request.ts';
import type { LicensingDb } from '../database.ts';
import { blockedOf } from '../review/answer/commands.ts';
import { freeSeat } from '../seat/commands.ts';
import { licenceByKey } from './commands.ts';
import { downloadWords } from './download-words.ts';
import { entitledTo } from './downloads.ts';
import { Downloads } from './downloads-view.tsx';
import { certificateOfSeat, findSeat, licencesOf } from './queries.ts';
import { freePage, keyPage, Licences } from './views.tsx';
import { accountWords } from './words.ts';

export const licencesSection = (db: LicensingDb, { policy }: ModuleServices): AccountSection => ({
  place: 'licences',
  title: { en: accountWords.en.title, de: accountWords.de.title, ru: accountWords.ru.title },
  body: async ({ licenceIds }, language) => (
    <Licences
      language={language}
      policy={policy}
      licences={await licencesOf(db, licenceIds)}
      blocked={await blockedOf(db, licenceIds)}
    />
  ),
});

export const downloadsSection = (db: LicensingDb, { policy, clock }: ModuleServices): AccountSection => ({
  place: 'downloads',
  title: { en: downloadWords.en.title, de: downloadWords.de.title, ru: downloadWords.ru.title },
  body: async ({ licenceIds }, language) => {
    const entitled = entitledTo(policy, await licencesOf(db, licenceIds), clock.now());
    return entitled.length > 0 ? <Downloads language={language} products={entitled} /> : null;
  },
});

export function accountRoutes(db: LicensingDb, services: ModuleServices): Route[] {
  const route = customerRoute.bind(null, services.wiring);
  return [
    route('POST', 'licence', (context, customer) => takeKey(db, services, context, customer)),
    route('GET', 'seat/:id', async (context, { licenceIds }) => {
      const found = await findSeat(db, licenceIds, context.req.param('id') ?? '');
      if (!found) throw new DomainError('notFound');
      return sitePage(services, context, freePage(context.var.language, found.seat));
    }),
    route('POST', 'seat/:id', async (context, { licenceIds }) => {
      const found = await findSeat(db, licenceIds, context.req.param('id') ?? '');
      if (!found) throw new DomainError('notFound');
      const { licence, seat } = found;
      await db
        .transaction()
        .execute((tx) => freeSeat(tx, services, { id: seat.id, licenceId: licence.id, by: 'account' }));
      return context.redirect(`/${context.var.language}/account`, 303);
    }),
    route('GET', 'seat/:id/certificate', async (context, { licenceIds }) => {
      const id = z.uuid().safeParse(context.req.param('id'));
      const certificate = id.success ? await certificateOfSeat(db, licenceIds, id.data) : null;
      if (!certificate) throw new DomainError('notFound');
      return new Response(formatCertificate(certificate), {
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename="${certificate.machine}.avow"`,
        },
      });
    }),
  ];
}

const keyForm = z.strictObject({ licenceKey: licenceKeyText });

async function takeKey(
  db: LicensingDb,
  services: ModuleServices,
  context: RequestContext,
  { personId }: SignedInCustomer,
): Promise<Response> {
  const { language } = context.var;
  const { faults } = accountWords[language];
  const form = validate(keyForm, (await readForm(context)).fields);
  if (!form.ok) return sitePage(services, context, keyPage(language, faults.code), 422);
  try {
    const licenceId = await licenceByKey(db, services, form.value.licenceKey);
    await customersOf(services.wiring).claimLicence(personId, licenceId);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : '';
    if (code !== 'licenceRefused' && code !== 'tooMany') throw error;
    return sitePage(services, context, keyPage(language, faults[code]), 422);
  }
  return context.redirect(`/${language}/account`, 303);
}
