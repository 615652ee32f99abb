import type { Child } from 'hono/jsx';
import { type EditorPage, noText } from './editor.ts';
import { campaignsPath } from './list-views.tsx';
import { Facts, type Look, looks } from './preview.tsx';
import type { CampaignText } from './render.tsx';
import { campaignWords } from './words.ts';

/** The mail beside its text, as its readers see it. */
export function Preview(page: EditorPage & { writable: boolean }) {
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
