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
  return [...tooCurious, ...twice, ...cycle];
}
