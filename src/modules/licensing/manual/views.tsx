/** `/activate`: two codes in, the answer out in three carriers. */
import { type Certificate, formatCertificate } from '../../../../client/src/certificate.ts';
import { type CodeShape, keyShape, requestShape } from '../../../../client/src/symbols.ts';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { fieldId } from '../../../platform/ui/components/field.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { anchorOf } from '../../publication/module.ts';
import { manualWords } from './words.ts';

export interface ActivatePage {
  readonly language: Language;
  /** What was typed, when the form is shown again. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

const page = { path: '/activate', scripts: ['activate.js'] } as const;

export function activatePage({ language, typed = {}, errors = [] }: ActivatePage): SitePage {
  const w = manualWords[language];
  return {
    ...page,
    title: w.title,
    description: w.description,
    lede: w.lede,
    ...(errors.length > 0 && { visibility: 'personal' as const }),
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <div class="activate-main">
          <section class="stack" aria-labelledby="codes">
            <h2 id="codes">{w.form}</h2>
            <form class="form" method="post" action={`/${language}/activate`}>
              <CodeField
                language={language}
                name="licenceKey"
                shape={keyShape}
                label={w.licenceKey}
                hint={w.licenceKeyHint}
                value={typed.licenceKey}
                errors={errors}
              />
              <CodeField
                language={language}
                name="request"
                shape={requestShape}
                label={w.request}
                hint={w.requestHint}
                value={typed.request}
                errors={errors}
              />
              <div class="form-actions">
                <Button kind="primary">{w.button}</Button>
              </div>
            </form>
          </section>
          <div class="stack-loose">
            <Card title={w.next}>
              <ol class="activate-steps">
                {w.steps.map((step) => (
                  <li>{step}</li>
                ))}
              </ol>
            </Card>
            <Card title={w.kept}>
              <p>{w.keptText}</p>
              <p>
                <a href={`/${language}/privacy#${anchorOf('7.3')}`}>{w.clause}</a>
              </p>
            </Card>
            <Card title={w.refused}>
              <p>{w.refusedText}</p>
              <p>
                <a href={`/${language}/contact`}>{w.write}</a>
              </p>
            </Card>
          </div>
        </div>
      </>
    ),
  };
}

interface CodeFieldProps {
  readonly language: Language;
  readonly name: 'licenceKey' | 'request';
  readonly shape: CodeShape;
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
  readonly errors: readonly FieldError[];
}

/** A field for a code; the script beside it tells how each group stands while it is typed. */
function CodeField({ language, name, shape, label, hint, value, errors }: CodeFieldProps) {
  const w = manualWords[language];
  return (
    <div class="code-field" data-code={String(shape.kind)} data-words={JSON.stringify(w.states)}>
      <TextField
        language={language}
        name={name}
        label={label}
        hint={hint}
        value={value}
        error={errors.find(({ field }) => field === name)?.message}
        autocomplete="off"
        maxlength={200}
        required
      />
      <p class="code-groups" id={`${fieldId(name)}-groups`} aria-live="polite" hidden />
    </div>
  );
}

interface AnswerPage {
  readonly language: Language;
  readonly response: string;
  readonly certificate: Certificate;
  /** The response as an SVG picture. */
  readonly qr: string;
}

/** The answer, to be typed, scanned or carried. */
export function answerPage({ language, response, certificate, qr }: AnswerPage): SitePage {
  const w = manualWords[language].answer;
  const day = (text: string) => formatTime(language, new Date(text), 'date');
  const { issued, ends } = certificate;
  return {
    ...page,
    scripts: [],
    visibility: 'personal',
    title: w.title,
    lede: w.lede,
    children: (
      <div class="stack-loose">
        <p class="soft">{w.valid(day(issued), ends === null ? null : day(ends))}</p>
        <Card title={w.type}>
          <p class="soft">{w.typeText}</p>
          <ol class="answer-groups">
            {response.split('-').map((group, index) => (
              <li>
                <span class="small soft">{index + 1}</span>{' '}
                <code aria-label={`${w.group(index + 1)}: ${[...group].join(' ')}`} role="img">
                  {group}
                </code>
              </li>
            ))}
          </ol>
          <label class="small" for="whole">
            {w.whole}
          </label>
          <textarea class="control answer-whole" id="whole" rows={4} readonly>
            {response}
          </textarea>
        </Card>
        <div class="columns">
          <Card title={w.scan}>
            <p class="soft">{w.scanText}</p>
            <p>
              <img
                class="answer-qr"
                src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
                alt={w.qrAlt}
              />
            </p>
          </Card>
          <Card title={w.file}>
            <p class="soft">{w.fileText}</p>
            <p>
              <a class="button" download={`${certificate.product}.avow`} href={fileUrl(certificate)}>
                {w.download}
              </a>
            </p>
          </Card>
        </div>
        <p>
          <ButtonLink href={`/${language}/activate`}>{w.another}</ButtonLink>
        </p>
      </div>
    ),
  };
}

/** The file stands in the page itself: nothing has to be kept, or asked for again, to save it. */
const fileUrl = (certificate: Certificate): string =>
  `data:application/octet-stream;base64,${Buffer.from(formatCertificate(certificate)).toString('base64')}`;

/** After a seat was given back by a code. */
export function freedPage(language: Language): SitePage {
  const w = manualWords[language];
  return {
    ...page,
    scripts: [],
    visibility: 'personal',
    title: w.freed.title,
    lede: w.freed.lede,
    actions: <ButtonLink href={`/${language}/activate`}>{w.answer.another}</ButtonLink>,
  };
}
