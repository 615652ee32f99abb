/** Which address belongs to which route, where the web server is not asked: reports of pages, and logs of other servers. */

/** An address of ours without its language and closing slash. */
export const withoutLanguage = (path: string): string =>
  path.replace(/^\/(?:en|de|ru)(?=\/|$)/, '').replace(/(.)\/$/, '$1') || '/';

/** Parameters may have a rule of their own, in braces, after their name: `:file{(all|portable)\.csv}`. */
export const matcherOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(/(:\w+(?:\{[^/]*\})?)/)
      .map((part, index) =>
        index % 2 === 1 ? `(?:${ruleOf(part)})` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('')}$`,
  );

const ruleOf = (parameter: string) => /\{(.*)\}$/.exec(parameter)?.[1] ?? '[^/]+';
