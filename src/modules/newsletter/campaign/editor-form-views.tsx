import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { type EditorPage, noText } from './editor.ts';
import { campaignsPath } from './list-views.tsx';
import { Pictures } from './picture-views.tsx';
import { campaignWords } from './words.ts';

/** What is written of a campaign: its texts, its pictures, and what it is about. */
export function EditorForm(page: EditorPage) {
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
