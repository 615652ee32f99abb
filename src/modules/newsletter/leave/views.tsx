import { Button } from '../../../platform/ui/components/button.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { AskForLink } from '../preferences/views.tsx';
import { personal } from '../sign-up/views.tsx';
import { leaveWords } from './words.ts';

/** What the link of a mail shows: one button, because programs that scan mail follow links but press nothing. */
export function leavePage(language: Language, token: string): SitePage {
  const w = leaveWords[language];
  return {
    ...personal,
    path: `/newsletter/leave/${token}`,
    title: w.title,
    lede: w.lede,
    children: (
      <>
        <form method="post" action={`/${language}/newsletter/leave/${token}`}>
          <div class="form-actions">
            <Button kind="primary">{w.button}</Button>
          </div>
        </form>
        <p>
          <a href={`/${language}/newsletter/manage`}>{w.choose}</a>
        </p>
      </>
    ),
  };
}

/** Nothing more is sent: the same whether somebody subscribed or not. */
export function leftPage(language: Language, policy: Policy): SitePage {
  const w = leaveWords[language].left;
  const [keep] = policy.activities.newsletter.keep;
  return {
    ...personal,
    path: '/newsletter',
    title: w.title,
    lede: w.lede(keep ? formatPeriod(keep.for, language) : ''),
    children: (
      <>
        <p>
          {w.back} <a href={`/${language}/newsletter`}>{w.backLink}</a>
        </p>
        <p>
          <a href={`/${language}/privacy/my-data`}>{w.rights}</a>
        </p>
      </>
    ),
  };
}

/** For a link that is none of ours, mostly one that was cut off. */
export function unknownLinkPage(language: Language): SitePage {
  const { title, lede } = leaveWords[language].unknown;
  return {
    ...personal,
    path: '/newsletter/manage',
    title,
    lede,
    children: <AskForLink language={language} />,
  };
}
