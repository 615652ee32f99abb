import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { ErrorSummary } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { EditorPage } from './editor.ts';
import { EditorForm } from './editor-form-views.tsx';
import { campaignsPath, StatePill } from './list-views.tsx';
import { Preview } from './preview-views.tsx';
import type { CampaignText } from './render.tsx';
import { campaignWords } from './words.ts';

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
