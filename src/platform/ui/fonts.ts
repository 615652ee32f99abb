import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The faces used: Golos Text for the interface, Source Serif 4 for long texts, upright and italic. */
const sheets = [
  '@fontsource-variable/golos-text/wght.css',
  '@fontsource-variable/source-serif-4/wght.css',
  '@fontsource-variable/source-serif-4/wght-italic.css',
] as const;

/** English, German and Russian need these; Greek, Vietnamese and extended Cyrillic would only lengthen the sheet. */
const subset = /-(latin|latin-ext|cyrillic)-wght-(normal|italic)\.woff2/;

interface Face {
  css: string;
  file: string;
}

/** The `@font-face` rules that the packages declare for the subsets in use; `file` is the absolute path of each. */
function faces(resolve: NodeJS.RequireResolve): Face[] {
  return sheets.flatMap((sheet) => {
    const path = resolve(sheet);
    const rules = readFileSync(path, 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return rules.flatMap((css) => {
      const file = /url\((\.[^)]+)\)/.exec(css)?.[1];
      return file !== undefined && subset.test(file) ? [{ css, file: join(dirname(path), file) }] : [];
    });
  });
}

/** The font files to be served, as absolute paths. */
export function fontFiles(require: NodeJS.Require): string[] {
  return faces(require.resolve).map(({ file }) => file);
}

/** The `@font-face` rules with the URLs under which `asset` serves the files. */
export function fontFaces(require: NodeJS.Require, asset: (name: string) => string): string {
  return faces(require.resolve)
    .map(({ css, file }) => css.replace(/url\(\.[^)]+\)/, `url(${asset(basename(file))})`))
    .join('\n');
}
