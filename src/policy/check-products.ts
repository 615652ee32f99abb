/** Checks of products and their versions. */
import type { Policy } from './language.ts';
import { type Problem, problem } from './problem.ts';

export function checkProducts(policy: Policy): Problem[] {
  const versions = Object.entries(policy.products).flatMap(([id, product]) =>
    product.versions.map((version) => ({ id, ...version })),
  );
  const tooCurious = versions
    .filter((version) => Number.parseInt(version.version, 10) <= 18 && version.collects !== 'none')
    .map((version) =>
      problem(
        `products.${version.id}`,
        `version ${version.version} may collect nothing (clause 7, note)`,
        "Say 'none'.",
      ),
    );
  const numbers = versions.map((version) => version.version);
  const twice = versions
    .filter((version, index) => numbers.indexOf(version.version) !== index)
    .map((version) =>
      problem(
        `products.${version.id}`,
        `version ${version.version} is listed twice`,
        'Give each version to one product.',
      ),
    );
  const faults = policy.activities.faultRecord.keep.find((step) => step.from === 'released');
  const cycle =
    JSON.stringify(faults?.for) === JSON.stringify(policy.supportCycle)
      ? []
      : [
          problem(
            'supportCycle',
            'is not the time for which fault records are kept (clause 6.1.2)',
            'Let activities.faultRecord keep them for the same time from "released".',
          ),
        ];
  return [...tooCurious, ...twice, ...cycle, ...checkNumbers(policy)];
}

/** Numbers stand for products and editions in codes that are typed, so each may mean one thing only. */
function checkNumbers(policy: Policy): Problem[] {
  const products = Object.entries(policy.products);
  const owners = products.map(([, { number }]) => number);
  return products.flatMap(([id, { number, editions, entitlements }], index) => {
    const numbers = Object.values(editions).map((edition) => edition.number);
    return [
      owners.indexOf(number) === index
        ? null
        : problem(`products.${id}.number`, `${number} stands for another product`, 'Give it one of its own.'),
      new Set(numbers).size === numbers.length && numbers.length > 0
        ? null
        : problem(
            `products.${id}.editions`,
            'need at least one, each with a number of its own',
            'Number them.',
          ),
      Object.keys(entitlements).length <= 8
        ? null
        : problem(`products.${id}.entitlements`, 'are more than the 8 that fit into a code', 'Remove some.'),
    ].filter((found) => found !== null);
  });
}
