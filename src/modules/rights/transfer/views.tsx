/** Naming somebody else as recipient, on the page "Take it with me", and the page that the recipient opens. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { CheckboxField } from '../../../platform/ui/components/choice-field.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { AllTexts } from '../../../policy/texts.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import { transferWords } from '../words/transfer.ts';
import type { Transfer } from './commands.ts';

type TransferFault = 'wrongRecipient' | 'ownRecipient' | 'nothingChosen' | 'notAgreed';

export interface TransferChoice {
  readonly activities: readonly ActivityName[];
  readonly waiting: readonly Transfer[];
  readonly given: Readonly<Record<string, string>>;
  readonly fault?: { readonly field: string; readonly code: TransferFault };
}

/** The name of the tick for an activity. */
export const tickOf = (activity: ActivityName): string => `send-${activity}`;

const home = (language: Language) => `/${language}/privacy/my-data`;

export function TransferSection(view: {
  language: Language;
  texts: AllTexts;
  controller: string;
  choice: TransferChoice;
}) {
  const { language, choice } = view;
  const w = transferWords[language];
  return (
    <>
      <h2>{w.title}</h2>
      <p>{choice.activities.length > 0 ? w.lede : w.none}</p>
      {choice.waiting.length > 0 && <Waiting language={language} waiting={choice.waiting} />}
      {choice.activities.length > 0 && <TransferForm {...view} />}
    </>
  );
}

/** Offers that can be taken back with one press, as they were given with one. */
function Waiting({ language, waiting }: { language: Language; waiting: readonly Transfer[] }) {
  const w = transferWords[language];
  return (
    <>
      <h3>{w.waiting}</h3>
      {waiting.map(({ id, recipient, expiresAt }) => (
        <form method="post" action={`${home(language)}/take-back`}>
          <p>{w.waitingFor(recipient, formatTime(language, expiresAt, 'dateTime'))}</p>
          <input type="hidden" name="transfer" value={id} />
          <div class="form-actions">
            <Button>{w.takeBack}</Button>
          </div>
        </form>
      ))}
    </>
  );
}

function TransferForm(view: {
  language: Language;
  texts: AllTexts;
  controller: string;
  choice: TransferChoice;
}) {
  const { language, texts, controller, choice } = view;
  const w = transferWords[language];
  const error = (field: string) => (choice.fault?.field === field ? w[choice.fault.code] : undefined);
  return (
    <form method="post" action={`${home(language)}/transfer`} class="form">
      <TextField
        language={language}
        name="recipient"
        type="email"
        label={w.recipient}
        value={choice.given.recipient ?? ''}
        error={error('recipient')}
        required
      />
      <fieldset class="field">
        <legend>{w.what}</legend>
        <div class="ticks">
          {choice.activities.map((name) => (
            <CheckboxField
              language={language}
              name={tickOf(name)}
              label={texts[language].activities[name].title}
              checked={choice.given[tickOf(name)] === 'yes'}
              error={error(tickOf(name))}
            />
          ))}
        </div>
      </fieldset>
      <CheckboxField
        language={language}
        name="agree"
        label={w.agree(controller)}
        error={error('agree')}
        required
      />
      <div class="form-actions">
        <Button>{w.button}</Button>
      </div>
    </form>
  );
}

/** What the link in the recipient's mail opens: one button, because programs that scan mail press nothing. */
export function recipientPage(language: Language, token: string): SitePage {
  const w = transferWords[language].page;
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: w.lede,
    children: (
      <form method="post" action={`/${language}/privacy/transfer/${token}`}>
        <p>{w.format}</p>
        <div class="form-actions">
          <Button kind="primary">{w.button}</Button>
        </div>
      </form>
    ),
  };
}
