import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces used: Golos Text for the interface, Source Serif 4 for long texts, upright and italic. */
const sheets = [
  '@fontsource-variable/golos-text/wght.css',
  '@fontsource-variable/source-serif-4/wght.css',
  '@fontsource-variable/source-serif-4/wght-italic.css',
] as const;

/** English, German and Russian need these; Greek, Vietnamese and extended Cyrillic would only lengthen the sheet. */
const subset = /-(latin|latin-ext|cyrillic)-wght-(normal|italic)\.woff2/;

export interface FontFace {
  /** The absolute path of the font file. */
  file: string;
  /** The `@font-face` rule, `unicode-range` included, for the URL under which the file is served. */
  rule: (url: string) => string;
}

/** The faces that the font packages declare, of the subsets in use. */
export function fontFaces(): FontFace[] {
  const { resolve } = createRequire(import.meta.url);
  return sheets.flatMap((sheet) => {
    const path = resolve(sheet);
    const rules = readFileSync(path, 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return rules.flatMap((css) => {
      const address = /url\((\.[^)]+)\)/.exec(css)?.[1] ?? '';
      const face = { file: join(dirname(path), address), rule: (url: string) => css.replace(address, url) };
      return subset.test(address) ? [face] : [];
    });
  });
}
