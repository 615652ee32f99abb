/** The consents of an account, and their withdrawal. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { PolicyTexts } from '../../../policy/texts.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { StandingConsent } from './queries.ts';
import { accountWords } from './words.ts';

const personal = { visibility: 'personal', scripts: [] } as const;

interface ConsentsProps {
  readonly language: Language;
  readonly texts: PolicyTexts;
  readonly consents: readonly StandingConsent[];
}

export function Consents({ language, texts, consents }: ConsentsProps) {
  const w = accountWords[language];
  if (consents.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <p class="measure">{w.lede}</p>
      <DataTable
        caption={w.title}
        captionHidden
        columns={[
          {
            header: w.purpose,
            cell: (consent) => <Purpose texts={texts} language={language} {...consent} />,
          },
          { header: w.since, cell: ({ since }) => <Time language={language} at={since} /> },
          { header: w.act, cell: (consent) => <Withdrawal texts={texts} language={language} {...consent} /> },
        ]}
        rows={consents}
      />
    </>
  );
}

type OneProps = StandingConsent & Pick<ConsentsProps, 'language' | 'texts'>;

function Purpose({ language, texts, activity, recipient, wording }: OneProps) {
  const w = accountWords[language];
  return (
    <>
      {texts.activities[activity].title}
      {recipient && <p>{w.handedTo(recipient)}</p>}
      <details>
        <summary>{w.agreed}</summary>
        <p>{wording}</p>
      </details>
    </>
  );
}

/** One press, except for what would end the account itself: that is asked once. */
function Withdrawal({ language, texts, activity, recipient }: OneProps) {
  const w = accountWords[language];
  const path = `/${language}/account/consent`;
  if (recipient)
    return (
      <form method="post" action={`/${language}/privacy/my-data/account`}>
        <Button>{w.takeBack}</Button>
      </form>
    );
  if (activity === 'account') return <ButtonLink href={`${path}/account`}>{`${w.withdraw} …`}</ButtonLink>;
  return (
    <form method="post" action={path}>
      <input type="hidden" name="activity" value={activity} />
      <Button>
        {w.withdraw}
        <span class="visually-hidden">: {texts.activities[activity].title}</span>
      </Button>
    </form>
  );
}

export function endAccountPage(language: Language): SitePage {
  const w = accountWords[language].account;
  return {
    ...personal,
    path: '/account/consent/account',
    title: accountWords[language].title,
    children: (
      <Confirm
        title={w.question}
        action={`/${language}/account/consent`}
        hidden={{ activity: 'account' }}
        button={w.button}
        cancel={{ href: `/${language}/account`, label: w.keep }}
      >
        {w.text.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </Confirm>
    ),
  };
}

export function withdrawnPage(language: Language): SitePage {
  const { title, lede, back } = accountWords[language].done;
  return {
    ...personal,
    path: '/account/consent/withdrawn',
    title,
    lede,
    children: (
      <p>
        <a href={`/${language}/account`}>{back}</a>
      </p>
    ),
  };
}
