/** The contact page: who we are, the form, and what happens with what is written. */
import { Button } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { type Definition, DefinitionList } from '../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../platform/ui/components/error-summary.tsx';
import { FileField, TextArea, TextField } from '../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { Controller, Policy } from '../../policy/language.ts';
import type { AllTexts } from '../../policy/texts.ts';
import { countryName, fill, formatBytes, valuesOf } from '../../policy/values.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { contactWords } from './words.ts';

export interface ContactPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly texts: AllTexts;
  /** What was typed, when the form is shown again. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Files were chosen, which a browser does not keep. */
  readonly hadFiles?: boolean;
}

/** The page `/contact`; without `typed`, the same for everybody. */
export function contactPage(page: ContactPage): SitePage {
  const w = contactWords[page.language];
  const errors = page.errors ?? [];
  return {
    path: '/contact',
    title: w.title,
    description: w.description,
    lede: w.lede,
    ...(errors.length > 0 && { visibility: 'personal' as const }),
    children: (
      <>
        <ErrorSummary language={page.language} errors={errors} />
        <div class="contact-main">
          <section class="stack" aria-labelledby="write">
            <h2 id="write">{w.form}</h2>
            <ContactForm {...page} />
            <p>
              <a href={`/${page.language}/r`}>{w.haveCode}</a>
            </p>
          </section>
          <div class="stack">
            <WhatHappens {...page} />
            <Imprint {...page} />
          </div>
        </div>
      </>
    ),
  };
}

function ContactForm({ language, policy, texts, typed = {}, errors = [], hadFiles = false }: ContactPage) {
  const w = contactWords[language];
  const { data } = policy.activities.contact;
  const field = (name: string) => ({
    language,
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <form class="form" method="post" action={`/${language}/contact`} enctype="multipart/form-data">
      <TextArea {...field('message')} label={w.message} hint={w.messageHint} required rows={9} />
      {data.email && (
        <TextField
          {...field('email')}
          type="email"
          label={w.email}
          hint={w.emailHint}
          autocomplete="email"
          required={data.email === 'required'}
        />
      )}
      {data.name && (
        <TextField
          {...field('name')}
          label={w.name}
          autocomplete="name"
          required={data.name === 'required'}
        />
      )}
      {data.phone && (
        <TextField
          {...field('phone')}
          type="tel"
          label={w.phone}
          autocomplete="tel"
          required={data.phone === 'required'}
        />
      )}
      {data.attachment && (
        <FileField
          language={language}
          name="attachment"
          label={w.files}
          hint={filesHint(language, policy, texts)}
          error={field('attachment').error ?? (hadFiles ? w.filesAgain : undefined)}
          accept={policy.attachments.types.join(',')}
          multiple
        />
      )}
      <div class="form-actions">
        <Button kind="primary">{w.send}</Button>
      </div>
    </form>
  );
}

function filesHint(language: Language, policy: Policy, texts: AllTexts): string {
  const types = valuesOf(policy, texts[language], language).get('attachments.types') ?? '';
  const { maxCount, maxBytes } = policy.attachments;
  return contactWords[language].filesHint(String(maxCount), formatBytes(maxBytes, language), types);
}

/** Purpose, ground and end of what is written, in the words of the policy (Art. 13 GDPR). */
function WhatHappens({ language, policy, texts }: ContactPage) {
  const w = contactWords[language];
  const words = texts[language];
  const { basis, clause, disclose } = policy.activities.contact;
  const { purpose, ground, obligation, until } = words.activities.contact;
  const values = valuesOf(policy, words, language);
  const disclosure = words.disclosures[disclose];
  return (
    <Card title={w.whatHappens} aside={<a href={`/${language}/privacy#clause-${clause}`}>{w.more}</a>}>
      <p>
        {fill(purpose, values)} {fill(ground[basis] ?? '', values)}
      </p>
      <p>{fill(obligation, values)}</p>
      <p>{fill(until, values)}</p>
      <p>{capital(disclosure, language)}.</p>
    </Card>
  );
}

const capital = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

function Imprint({ language, policy }: ContactPage) {
  const w = contactWords[language];
  const { controller } = policy;
  return (
    <Card title={w.imprint}>
      <DefinitionList
        items={[
          { term: w.responsible, value: controller.name },
          { term: w.address, value: `${controller.address}, ${countryName(controller.country, language)}` },
          { term: w.mailTo, value: <MailTo address={controller.emails.contact} /> },
          { term: w.supportMail, value: <MailTo address={controller.emails.support} /> },
          { term: w.privacyMail, value: <MailTo address={controller.emails.privacy} /> },
          { term: w.telephone, value: <Phones language={language} phones={controller.phones} /> },
          { term: w.hours, value: <Hours language={language} hours={controller.hours} /> },
          ...officers(language, controller),
        ]}
      />
    </Card>
  );
}

const MailTo = ({ address }: { address: string }) => <a href={`mailto:${address}`}>{address}</a>;

function Phones({ language, phones }: { language: Language; phones: Controller['phones'] }) {
  return phones.map(({ number, tollFree }) => (
    <p>
      <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>
      {tollFree && ` (${contactWords[language].tollFree})`}
    </p>
  ));
}

function officers(language: Language, { representative, dataProtectionOfficer }: Controller): Definition[] {
  const w = contactWords[language];
  const found: Definition[] = [];
  if (representative !== 'none')
    found.push({
      term: w.representative,
      value: `${representative.name}, ${representative.address}, ${representative.email}`,
    });
  if (dataProtectionOfficer !== 'none') found.push({ term: w.officer, value: dataProtectionOfficer.email });
  return found;
}

/** Office hours at the policy's fixed offset; a script adds what that is for the visitor. */
function Hours({ language, hours }: { language: Language; hours: Controller['hours'] }) {
  return (
    <>
      <p>{formatHours(language, hours)}</p>
      <p
        class="soft"
        hidden
        data-hours-from={hours.from}
        data-hours-to={hours.to}
        data-hours-offset={hours.offset}
        data-hours-words={contactWords[language].hoursHere}
      />
    </>
  );
}

/** "Monday to Friday as a list, 10:00–19:00 GMT+3": the sign is that of the offset, unlike in names such as Etc/GMT-3. */
export function formatHours(language: Language, { from, to, offset, days }: Controller['hours']): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // 5 January 2026 was a Monday, ISO weekday 1.
  const name = (day: number) => format.format(new Date(Date.UTC(2026, 0, 4 + day)));
  const [first, last] = [days[0], days.at(-1)];
  const consecutive = days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  const list =
    consecutive && days.length > 2 && first !== undefined && last !== undefined
      ? `${name(first)}–${name(last)}`
      : days.map(name).join(', ');
  const [, sign = '+', hour = '0', minute = '00'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  return `${list}, ${from}–${to} GMT${sign}${Number(hour)}${minute === '00' ? '' : `:${minute}`}`;
}
