/** The newsletter in the account of its reader. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { languageNames } from '../../../platform/ui/words.ts';
import type { Policy } from '../../../policy/language.ts';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { topicChoices } from '../preferences/choices.ts';
import type { Managed } from '../preferences/queries.ts';
import { chosenColumns } from '../subscriber/columns.ts';
import { accountWords } from './words.ts';

export function NoSubscription({ language }: { readonly language: Language }) {
  const w = accountWords[language];
  return (
    <>
      <p>{w.none}</p>
      <p>
        <ButtonLink href={`/${language}/newsletter`}>{w.signUp}</ButtonLink>
      </p>
    </>
  );
}

interface SubscriptionProps {
  readonly language: Language;
  readonly policy: Policy;
  readonly managed: Managed;
}

export function Subscription({ language, policy, managed }: SubscriptionProps) {
  const w = accountWords[language];
  const topics = chosenColumns(policy).includes('topics') ? topicWords(language, policy, managed) : null;
  return (
    <>
      <DefinitionList
        items={[
          { term: w.address, value: managed.email },
          ...(managed.language ? [{ term: w.language, value: languageNames[managed.language] }] : []),
          ...(topics ? [{ term: w.topics, value: topics }] : []),
        ]}
      />
      <div class="form-actions">
        <form method="post" action={`/${language}/account/newsletter/manage`}>
          <Button>{w.change}</Button>
        </form>
        <form method="post" action={`/${language}/account/newsletter/leave`}>
          <Button>{w.leave}</Button>
        </form>
      </div>
    </>
  );
}

function topicWords(language: Language, policy: Policy, { topics }: Managed): string {
  const w = accountWords[language];
  if (topics === null) return w.all;
  const chosen = topicChoices(policy, language).filter(({ topic }) => topics.includes(topic));
  if (chosen.length === 0) return w.noTopic;
  return new Intl.ListFormat(localeOf[language]).format(chosen.map(({ label }) => label));
}
