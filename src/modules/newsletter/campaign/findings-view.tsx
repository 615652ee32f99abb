import { Pill } from '../../../platform/ui/components/pill.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { CheckFinding } from './checks.ts';
import { campaignWords } from './words.ts';

interface FindingsProps {
  /** Of the console. */
  readonly language: Language;
  readonly findings: readonly CheckFinding[];
  /** Says which text is meant, where there are several. */
  readonly names?: 'languages';
}

/** What is wrong, each with its remedy; errors first. */
export function Findings({ language, findings, names }: FindingsProps) {
  const w = campaignWords[language];
  const sorted = [...findings].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return (
    <ul class="findings">
      {sorted.map(({ code, level, language: of, what }) => (
        <li>
          <Pill tone={level === 'error' ? 'broken' : 'due'}>
            {names && of ? `${of.toUpperCase()}: ${w.levels[level]}` : w.levels[level]}
          </Pill>
          <p>{w.checks[code](what)}</p>
        </li>
      ))}
    </ul>
  );
}
