/** Checks of activities: what each says must be what the program does. */
import { activityOf, type Declaration, tablesOf } from './declare.ts';
import { type ActivityFacts, activityFacts, fixedTaking } from './facts.ts';
import { isField } from './fields.ts';
import type { Activity, Policy, Taking } from './language.ts';
import { roughMs } from './period.ts';
import { type Problem, problem } from './problem.ts';
import { categoriesOf } from './values.ts';
import { type ActivityName, activityNames, type DataCategory } from './vocabulary.ts';

export function checkActivity(name: ActivityName, activity: Activity): Problem[] {
  const at = `activities.${name}`;
  const found: Problem[] = [];
  const blocks = activity.keep.filter((step) => step.do === 'block');
  const erases = activity.keep.filter((step) => step.do === 'erase');
  if (blocks.length > 0 && erases.length === 0)
    found.push(problem(`${at}.keep`, 'blocks data and never erases them', 'Add a step that erases.'));
  for (const block of blocks) {
    if (erases.some((erase) => erase.from === block.from && roughMs(erase.for) <= roughMs(block.for))) {
      found.push(problem(`${at}.keep`, 'erases before it blocks', 'Make the blocking step the shorter one.'));
    }
  }
  if (new Set(activity.keep.map((step) => `${step.from} ${step.do}`)).size < activity.keep.length) {
    found.push(
      problem(`${at}.keep`, 'has two steps of one kind from one point in time', 'Keep the shorter one.'),
    );
  }
  return [...found, ...checkFacts(name, activity)];
}

/** A policy may take less than the program can; what it says must be what the program does. */
function checkFacts(name: ActivityName, activity: Activity): Problem[] {
  const at = `activities.${name}`;
  const facts = activityFacts[name];
  const stated = (['clause', 'ours', 'subjects'] as const)
    .filter((fact) => activity[fact] !== facts[fact])
    .map((fact) =>
      problem(
        `${at}.${fact}`,
        `says ${activity[fact]}, which is not true of this activity of the program`,
        `Say ${JSON.stringify(facts[fact])}.`,
      ),
    );
  return [
    ...stated,
    ...categoriesOf(activity.data).flatMap((category) =>
      checkTaking(`${at}.data.${category}`, facts, category, activity.data[category]),
    ),
  ];
}

function checkTaking(
  at: string,
  facts: ActivityFacts,
  category: DataCategory,
  taking: Taking | undefined,
): Problem[] {
  if (!facts.given.includes(category) && !facts.recorded.includes(category))
    return [problem(at, 'is nothing that the program takes for this activity', 'Remove it.')];
  if (facts.recorded.includes(category))
    return taking === 'recorded'
      ? []
      : [problem(at, `says '${taking}', but it arises in the program`, "Say 'recorded'.")];
  const fixed = fixedTaking[category];
  if (taking === 'recorded')
    return [problem(at, "says 'recorded', but a person gives it", `Say '${fixed ?? 'optional'}'.`)];
  return fixed !== undefined && taking !== fixed
    ? [problem(at, `says '${taking}', which the program cannot keep to`, `Say '${fixed}'.`)]
    : [];
}

/**
 * What an activity takes without the policy's doing must be named: a category that no form field and no column stands
 * for cannot be switched off by leaving it out.
 */
export function checkNamed(policy: Policy, declarations: readonly Declaration[]): Problem[] {
  const columns = new Set(
    tablesOf(declarations).flatMap(({ table }) =>
      Object.values(table.columns).map((column) => `${activityOf(table, column)} ${column.holds}`),
    ),
  );
  return activityNames.flatMap((name) => {
    const { given, recorded } = activityFacts[name];
    return [...given.filter((category) => !isField(category)), ...recorded]
      .filter((category) => policy.activities[name].data[category] === undefined)
      .filter((category) => !columns.has(`${name} ${category}`))
      .map((category) =>
        problem(
          `activities.${name}.data`,
          `does not name ${category}, which the program takes for it`,
          `Add ${category}: '${given.includes(category) ? (fixedTaking[category] ?? 'optional') : 'recorded'}'.`,
        ),
      );
  });
}
