import type { Child } from 'hono/jsx';
import type { Services } from '../../../platform/module.ts';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { FileField, TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import { formatBytes } from '../../../policy/values.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { campaignsPath, StatePill } from './list-views.tsx';
import { type CampaignPicture, mostPictureBytes, pictureTypes } from './pictures.ts';
import { Facts, type Look, looks } from './preview.tsx';
import type { FullCampaign } from './queries.ts';
import type { CampaignText } from './render.tsx';
import { campaignWords } from './words.ts';

export interface EditorPage {
  readonly services: Pick<Services, 'policy' | 'env'>;
  /** Of the console. */
  readonly language: Language;
  readonly campaign: FullCampaign;
  readonly pictures: readonly CampaignPicture[];
  /** The text that is edited. */
  readonly text: Language;
  readonly mayWrite: boolean;
  readonly maySend: boolean;
  /** As it was typed, where it is not stored. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Somebody else's version, stored meanwhile. */
  readonly theirs?: CampaignText;
  readonly done?: 'saved' | 'tested' | undefined;
}

const noText: CampaignText = { subject: '', preheader: '', body: '' };

/** The editor with the mail beside it; for campaigns that can no longer be changed, the mail alone. */
export function editorPage(page: EditorPage): ConsolePage {
  const { language, campaign, mayWrite, errors = [] } = page;
  const w = campaignWords[language];
  const path = `${campaignsPath}/${campaign.id}`;
  const writable = mayWrite && campaign.state === 'draft';
  return {
    path,
    title: campaign.title,
    actions: (
      <>
        <StatePill language={language} state={campaign.state} />
        {page.maySend && <ButtonLink href={`${path}/send`}>{w.toSending}</ButtonLink>}
      </>
    ),
    scripts: ['campaign.js'],
    children: (
      <>
        <Done {...page} />
        <ErrorSummary language={language} errors={errors} />
        {page.theirs && <Theirs language={language} text={page.theirs} />}
        {!writable && campaign.state !== 'draft' && (
          <Notice
            tone="neutral"
            title={['scheduled', 'late'].includes(campaign.state) ? w.readOnlyScheduled : w.readOnly}
          />
        )}
        <Tabs {...page} />
        <div class={writable ? 'editor' : 'editor editor-read'}>
          {writable && <EditorForm {...page} />}
          <Preview {...page} writable={writable} />
        </div>
        {mayWrite && <Others language={language} path={path} />}
      </>
    ),
  };
}

function Done({ language, campaign, done }: EditorPage) {
  const w = campaignWords[language];
  if (!done) return null;
  if (done === 'tested')
    return (
      <Notice tone="kept" title={w.tested}>
        <p>{w.testedText}</p>
      </Notice>
    );
  return (
    <Notice tone="kept" title={w.saved}>
      <p>{w.savedText(formatTime(language, campaign.changedAt, 'time'))}</p>
    </Notice>
  );
}

function Theirs({ language, text }: { language: Language; text: CampaignText }) {
  const w = campaignWords[language];
  return (
    <Notice tone="due" title={w.revisedTitle}>
      <p>{w.revisedText}</p>
      <details>
        <summary>{w.revisedTheirs}</summary>
        <p>
          <strong>{text.subject}</strong>
        </p>
        <p>{text.preheader}</p>
        <pre class="source">{text.body}</pre>
      </details>
    </Notice>
  );
}

function Tabs({ language, campaign, text }: EditorPage) {
  const w = campaignWords[language];
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (
    <nav class="tabs" aria-label={w.languageTabs}>
      {languages.map((one) => (
        <a
          href={`${campaignsPath}/${campaign.id}?text=${one}`}
          aria-current={one === text ? 'page' : undefined}
        >
          {names.of(one)}
          {!campaign.texts[one] && <span class="small soft"> {w.noText}</span>}
        </a>
      ))}
    </nav>
  );
}

function EditorForm(page: EditorPage) {
  const { language, campaign, text, typed, errors = [] } = page;
  const w = campaignWords[language];
  const path = `${campaignsPath}/${campaign.id}`;
  const stored = campaign.texts[text] ?? noText;
  const field = (name: 'subject' | 'preheader' | 'body') => ({
    language,
    name,
    value: typed?.[name] ?? stored[name],
    error: errors.find((error) => error.field === name)?.message,
    required: true,
  });
  return (
    <form
      class="stack"
      id="campaign"
      method="post"
      action={path}
      enctype="multipart/form-data"
      data-preview={`${path}/preview`}
      novalidate
    >
      <input type="hidden" name="revision" value={campaign.revision} />
      <input type="hidden" name="text" value={text} />
      <TextField {...field('subject')} label={w.subject} hint={w.subjectHint} autocomplete="off" />
      <TextField {...field('preheader')} label={w.preheader} hint={w.preheaderHint} autocomplete="off" />
      <Toolbar language={language} />
      <TextArea {...field('body')} label={w.body} hint={w.bodyHint} rows={22} />
      <div class="form-actions">
        <Button kind="primary" name="act" value="save">
          {w.save}
        </Button>
        <Button name="act" value="test">
          {w.saveAndTest}
        </Button>
        {page.maySend && (
          <Button name="act" value="send">
            {w.saveAndSend}
          </Button>
        )}
      </div>
      <Pictures {...page} />
      <About {...page} />
      <Help language={language} />
    </form>
  );
}

/** Only of use with the script, which shows it. */
function Toolbar({ language }: { language: Language }) {
  const { toolbar, tools, samples: s } = campaignWords[language];
  const inserts: Readonly<Record<keyof typeof tools, readonly [string, string, string]>> = {
    bold: ['**', s.text, '**'],
    link: ['[', s.text, '](https://)'],
    heading: ['\n\n## ', s.heading, '\n\n'],
    list: ['\n\n- ', s.item, `\n- ${s.item}\n\n`],
    quote: ['\n\n> ', s.quote, '\n\n'],
    button: ['\n\n::: button https://\n', s.button, '\n:::\n\n'],
    columns: ['\n\n::: columns\n', s.left, `\n+++\n${s.right}\n:::\n\n`],
    rule: ['\n\n---\n\n', '', ''],
  };
  return (
    <fieldset class="tools" hidden>
      <legend class="visually-hidden">{toolbar}</legend>
      {(Object.keys(inserts) as (keyof typeof tools)[]).map((name) => (
        <button class="button" type="button" data-insert={JSON.stringify(inserts[name])}>
          {tools[name]}
        </button>
      ))}
    </fieldset>
  );
}

function Pictures({ language, pictures, errors = [] }: EditorPage) {
  const w = campaignWords[language];
  return (
    <Card title={w.pictures}>
      {pictures.length > 0 && (
        <ul class="pictures" aria-label={w.picturesOwn}>
          {pictures.map((picture) => (
            <li>
              <img src={picture.path} alt="" width={96} height={64} loading="lazy" />
              <p>
                <code>{picture.name}</code>
                <span class="small soft">
                  {picture.width} × {picture.height}, {formatBytes(picture.size, language)}
                </span>
              </p>
              <button
                class="button"
                type="button"
                hidden
                data-insert={JSON.stringify(['\n\n![', w.describe, `](${picture.name})\n\n`])}
                aria-label={w.pictureName(picture.name)}
              >
                {w.insertPicture}
              </button>
              <button
                class="button"
                type="submit"
                name="act"
                value={`remove:${picture.id}`}
                aria-label={w.pictureRemoveName(picture.name)}
              >
                {w.removePicture}
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileField
        language={language}
        name="pictures"
        label={w.pictures}
        hint={w.picturesHint}
        accept={pictureTypes.join(',')}
        multiple
        error={errors.find((error) => error.field === 'pictures')?.message}
      />
      <p class="field-error" data-too-large={mostPictureBytes} data-words={w.tooLargeScript} hidden />
    </Card>
  );
}

function About({ services: { policy }, language, campaign, typed, errors = [] }: EditorPage) {
  const w = campaignWords[language];
  const chosen = (topic: string) =>
    typed ? typed[`topic-${topic}`] !== undefined : campaign.topics.includes(topic);
  return (
    <Card title={w.about}>
      <TextField
        language={language}
        name="title"
        label={w.titleField}
        hint={w.titleHint}
        value={typed?.title ?? campaign.title}
        error={errors.find((error) => error.field === 'title')?.message}
        autocomplete="off"
        required
      />
      <fieldset class="field">
        <legend>{w.topics}</legend>
        <p class="field-hint">{w.topicsHint}</p>
        {Object.entries(policy.newsletter.topics).map(([topic, names]) => (
          <CheckboxField
            language={language}
            name={`topic-${topic}`}
            label={names[language]}
            checked={chosen(topic)}
          />
        ))}
      </fieldset>
      <CheckboxField
        language={language}
        name="archived"
        label={w.archived}
        checked={typed ? typed.archived !== undefined : campaign.archived}
      />
    </Card>
  );
}

function Help({ language }: { language: Language }) {
  const { help } = campaignWords[language];
  return (
    <details class="card">
      <summary>{help.title}</summary>
      <p>{help.intro}</p>
      <dl class="help">
        {help.rows.map(([source, what]) => (
          <div>
            <dt>
              <code>{source}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>{help.names}</p>
    </details>
  );
}

function Preview(page: EditorPage & { writable: boolean }) {
  const { services, language, campaign, pictures, text, typed, writable } = page;
  const w = campaignWords[language];
  const path = `${campaignsPath}/${campaign.id}/preview`;
  const stored = campaign.texts[text] ?? noText;
  const shown: CampaignText = {
    subject: typed?.subject ?? stored.subject,
    preheader: typed?.preheader ?? stored.preheader,
    body: typed?.body ?? stored.body,
  };
  return (
    <section class="preview" aria-label={w.preview}>
      <div class="preview-choices">
        <Choices name="look" legend={w.look} choices={looks.map((look) => [look, w.looks[look]])} />
        <Choices
          name="width"
          legend={w.width}
          choices={[
            ['desktop', w.widths.desktop],
            ['phone', w.widths.phone],
          ]}
        />
        {writable && (
          <button
            class="button"
            type="submit"
            form="campaign"
            formaction={path}
            formtarget="mail"
            data-without-script=""
          >
            {w.previewUpdate}
          </button>
        )}
      </div>
      <p class="preview-subject">
        <strong>{shown.subject || '–'}</strong> <span class="soft">{shown.preheader}</span>
      </p>
      <div class="preview-frame" data-source={path} data-text={text}>
        <iframe
          name="mail"
          title={w.previewFrame}
          src={`${path}?text=${text}`}
          sandbox="allow-same-origin"
          tabindex={0}
        />
      </div>
      <div class="preview-facts" aria-live="polite">
        <Facts services={services} words={language} language={text} text={shown} pictures={pictures} />
      </div>
    </section>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly (readonly [Look | 'desktop' | 'phone', Child])[];
}

/** The width is a matter of the style sheet; the look is drawn by the server. */
function Choices({ name, legend, choices }: ChoicesProps) {
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{legend}</legend>
      {choices.map(([value, label], index) => (
        <label>
          <input type="radio" name={name} value={value} form="campaign" checked={index === 0} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Others({ language, path }: { language: Language; path: string }) {
  const w = campaignWords[language];
  return (
    <div class="form-actions">
      <form method="post" action={`${path}/duplicate`}>
        <Button>{w.duplicate}</Button>
      </form>
      <ButtonLink href={`${path}/delete`}>{w.remove}</ButtonLink>
    </div>
  );
}
