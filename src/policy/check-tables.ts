/** Checks of the policy with the tables that serve it. */
import { activityOf, type Declaration, type Table, tablesOf } from './declare.ts';
import type { Policy } from './language.ts';
import { type Problem, problem } from './problem.ts';

export function checkTables(policy: Policy, declarations: readonly Declaration[]): Problem[] {
  return tablesOf(declarations).flatMap(({ full, table }) => [
    ...checkColumns(policy, full, table),
    ...checkAnchors(policy, full, table),
  ]);
}

/** Every personal column serves an activity, and one that cannot be left empty serves one that takes it. */
function checkColumns(policy: Policy, full: string, table: Table): Problem[] {
  return Object.entries(table.columns).flatMap(([name, column]) => {
    if (column.holds === 'none') return [];
    const activity = activityOf(table, column);
    if (!activity)
      return [
        problem(
          full,
          `column ${name} holds personal data and serves no activity`,
          'Name its activity in data.ts.',
        ),
      ];
    const mayBeEmpty = column.nullable || column.generated || table.parent !== undefined;
    return mayBeEmpty || policy.activities[activity].data[column.holds] !== undefined
      ? []
      : [
          problem(
            `activities.${activity}.data`,
            `does not take ${column.holds}, without which ${full} can hold no row`,
            `Add ${column.holds}, or let the column ${name} be empty.`,
          ),
        ];
  });
}

/** Every period runs from a column; rows of a child without dates of its own go with their parent. */
function checkAnchors(policy: Policy, full: string, table: Table): Problem[] {
  if (!table.activity || (table.parent && !table.anchors)) return [];
  const anchored = Object.keys(table.anchors ?? {});
  return policy.activities[table.activity].keep
    .filter((step) => !anchored.includes(step.from))
    .map((step) =>
      problem(
        `activities.${table.activity}.keep`,
        `counts from "${step.from}", for which ${full} has no column`,
        `Anchor it to one of: ${anchored.join(', ') || 'none declared'}.`,
      ),
    );
}
