import type { Assets } from '../assets.ts';
import { Button } from '../components/button.tsx';
import { CheckboxField, RadioField, SelectField } from '../components/choice-field.tsx';
import { Confirm } from '../components/confirm.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Pill } from '../components/pill.tsx';
import { FileField, TextArea, TextField } from '../components/text-field.tsx';
import { SiteLayout } from '../site-layout.tsx';
import { frame } from './frame.ts';

const language = 'de';
const addressError = 'In der Adresse „nina.weber@“ fehlt, was nach dem @ kommt. Bitte ergänzen Sie sie.';
const answerError = 'Bitte wählen Sie, wie wir antworten dürfen.';

const navigation = [
  { href: '/de/products', label: 'Produkte' },
  { href: '/de/support', label: 'Unterstützung' },
  { href: '/de/newsletter', label: 'Rundbrief' },
  { href: '/de/account', label: 'Kundenkonto' },
  { href: '/de/privacy', label: 'Datenschutz' },
];

/** A form in every state, and the messages around it, in the language with the longest words. */
export function FormPage({ assets }: { assets: Assets }) {
  return (
    <SiteLayout
      {...frame(assets)}
      language={language}
      navigation={navigation}
      path="/contact"
      title="Kontaktmöglichkeiten"
      lede="Jede Nachricht liest ein Mensch. Wer Sie sind, müssen Sie nicht sagen."
    >
      <ErrorSummary
        language={language}
        errors={[
          { field: 'email', message: addressError },
          { field: 'answer', message: answerError },
          { message: 'Gespeichert ist noch nichts.' },
        ]}
      />
      <ContactForm />
      <States />
      <Confirm
        title="Alles löschen, was wir über Sie haben?"
        action="/privacy/my-data/erase"
        hidden={{ token: 'sample' }}
        fields={
          <CheckboxField
            language={language}
            name="sure"
            label="Ich habe mitgenommen, was ich brauche"
            required
          />
        }
        button="41 Einträge löschen"
        cancel={{ href: '#back', label: 'Alles behalten' }}
      >
        <p>41 Einträge verschwinden jetzt. Einer bleibt, weil ein Gesetz es verlangt:</p>
        <ul>
          <li>Rechnungsdaten, bis 31. Dezember 2031 (Art. 17 Abs. 3 Buchst. b DSGVO)</li>
        </ul>
      </Confirm>
    </SiteLayout>
  );
}

function ContactForm() {
  return (
    <form class="form" method="post">
      <TextField
        language={language}
        name="name"
        label="Ihr Name"
        autocomplete="name"
        hint="Damit wir Sie anreden können."
      />
      <TextField
        language={language}
        name="email"
        label="E-Mail-Adresse"
        type="email"
        autocomplete="email"
        value="nina.weber@"
        hint="Eine, die Sie lesen. Ohne Adresse erhalten Sie einen Code, der unsere Antwort öffnet."
        error={addressError}
      />
      <SelectField
        language={language}
        name="product"
        label="Produkt"
        empty="Keines davon"
        choices={[
          { value: '21', label: 'Nordwind 21' },
          { value: '20', label: 'Nordwind 20' },
        ]}
      />
      <TextArea language={language} name="message" label="Ihre Nachricht" required />
      <FileField
        language={language}
        name="files"
        label="Dateien"
        hint="Bilder, PDF oder Text; je bis 5 MB."
        multiple
      />
      <RadioField
        language={language}
        name="answer"
        label="Wie dürfen wir antworten?"
        error={answerError}
        choices={[
          { value: 'mail', label: 'Per E-Mail' },
          {
            value: 'code',
            label: 'Auf einer Seite dieser Website',
            hint: 'Mit einem Code, den nur Sie haben.',
          },
        ]}
      />
      <CheckboxField
        language={language}
        name="copy"
        label="Eine Abschrift an mich"
        hint="An die Adresse oben."
      />
      <div class="form-actions">
        <Button kind="primary">Absenden</Button>
        <Button disabled>Jetzt nicht</Button>
      </div>
    </form>
  );
}

function States() {
  return (
    <div class="stack">
      <div class="row">
        <Button>Erlauben</Button>
        <Button>Ablehnen</Button>
        <Pill tone="kept">Gehalten</Pill>
        <Pill tone="due">In 2 Tagen fällig</Pill>
        <Pill tone="broken">Gebrochen</Pill>
        <Pill tone="neutral">Nicht gemessen</Pill>
      </div>
      <Notice tone="kept" title="Ihre Nachricht ist angekommen.">
        <p>
          Sie haben in zwei Werktagen eine Antwort. <a href="#copy">Lesen, was Sie geschrieben haben</a>.
        </p>
      </Notice>
      <Notice tone="due" title="Dieser Link endet in zehn Minuten." />
      <Notice tone="broken" title="Die Datenbank ist nicht erreichbar.">
        <p>Gespeichert wurde nichts. Bitte versuchen Sie es in einer Minute noch einmal.</p>
      </Notice>
      <Notice
        tone="neutral"
        title="Ihr Browser bittet darum, nicht gemessen zu werden; also geschieht es nicht."
      />
    </div>
  );
}
