import { ButtonLink } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { PolicyPage } from '../../policy/page.ts';
import { Clause } from '../publication/module.ts';
import type { ComingService } from './services.ts';
import { words } from './words.ts';

/** The page of a service that is not open yet: that it is coming, and what the policy says of it. */
export function comingPage(service: ComingService, page: PolicyPage): SitePage {
  const { language } = page;
  const w = words[language];
  const clauses = page.sections
    .flatMap((section) => section.clauses)
    .filter((clause) => service.clauses.includes(clause.id));
  return {
    path: service.path,
    title: service.title[language],
    description: w.coming,
    children: (
      <div class="service-main">
        <div class="service-side">
          <Card title={w.coming}>
            <p>{w.comingText}</p>
            <p>
              <ButtonLink kind="primary" href={`/${language}/contact`}>
                {w.untilThen}
              </ButtonLink>
            </p>
          </Card>
        </div>
        <section class="chapter">
          <h2>{w.whatPolicySays}</h2>
          {clauses.map((clause) => (
            <Clause language={language} clause={clause} activities={page.activities} rows={[]} />
          ))}
        </section>
      </div>
    ),
  };
}
