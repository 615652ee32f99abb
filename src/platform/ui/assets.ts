import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { repository } from '../repository.ts';
import { fontFaces } from './fonts.ts';

/** A file to be served; the HTTP layer picks the variant by `Accept-Encoding`. */
export interface ServedAsset {
  body: Buffer;
  type: string;
  /** Compressed variants; absent where compressing saves nothing (fonts). */
  variants: { br?: Buffer; gzip?: Buffer };
  /** `Cache-Control`, `ETag` and `Vary`, ready to be sent. */
  headers: Readonly<Record<string, string>>;
}

export interface Assets {
  /** The content-hashed URL of an asset: `site.css` → `/assets/site.3f2a1c09.css`. Throws where there is none of that name. */
  asset(name: string): string;
  /** Whether there is one: a browser script exists only after a build. */
  has(name: string): boolean;
  /** The file behind a path, or `undefined`. */
  serve(path: string): ServedAsset | undefined;
}

/**
 * The style sheets of each bundle, weakest layer first; those of the modules that bear the bundle's name follow. The
 * console loads both.
 */
const bundles = {
  'site.css': [
    'layers',
    'reset',
    'tokens',
    'base',
    'button',
    'field',
    'status',
    'time',
    'card',
    'table',
    'choices',
    'site',
    'reading',
    'print',
  ],
  'console.css': ['console'],
} as const;

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

const ui = join(repository, 'src/platform/ui');

/**
 * Reads style sheets, fonts, icon and browser scripts, and keeps them in memory (about 600 KB), compressed once.
 * The scripts are those that the build left in `dist/assets`; before a build there are none.
 */
export function loadAssets(): Assets {
  const urls = new Map<string, string>();
  const files = new Map<string, ServedAsset>();
  const add = (name: string, body: Buffer): string => {
    const url = hashedUrl(name, body);
    urls.set(name, url);
    files.set(url, served(name, body));
    return url;
  };

  const faces = fontFaces().map(({ file, rule }) => rule(add(basename(file), readFileSync(file))));
  for (const [name, sheets] of Object.entries(bundles)) {
    const own = sheets.map((sheet) => join(ui, 'styles', `${sheet}.css`));
    const css = [...own, ...sheetsOfModules(name)].map((file) => readFileSync(file, 'utf8')).join('');
    add(name, Buffer.from(withoutComments(name === 'site.css' ? [css, ...faces].join('\n') : css)));
  }
  add('favicon.svg', readFileSync(join(ui, 'favicon.svg')));
  for (const file of scriptFiles()) add(basename(file), readFileSync(file));

  return {
    asset: (name) => urls.get(name) ?? unknownAsset(name, urls),
    has: (name) => urls.has(name),
    serve: (path) => files.get(path),
  };
}

/** `site.css` → `/assets/site.3f2a1c09.css`; the address changes with the content, so it may be cached for ever. */
function hashedUrl(name: string, body: Buffer): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
  const ending = extname(name);
  return `/assets/${basename(name, ending)}.${hash}${ending}`;
}

function served(name: string, body: Buffer): ServedAsset {
  const type = types[extname(name)];
  if (type === undefined)
    throw new Error(`No media type is known for the asset ${name}; add it to types in assets.ts.`);
  const compressible = extname(name) !== '.woff2';
  return {
    body,
    type,
    variants: compressible ? { br: brotli(body), gzip: gzipSync(body, { level: 9 }) } : {},
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
      ...(compressible && { Vary: 'Accept-Encoding' }),
    },
  };
}

function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** Comments and indentation are for those who read the source. */
function withoutComments(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\n\s*/g, '\n')
    .trim();
}

/** Order does not matter among modules: each styles what only its own pages have. */
function sheetsOfModules(bundle: string): string[] {
  const modules = join(repository, 'src/modules');
  return readdirSync(modules)
    .sort()
    .map((module) => join(modules, module, bundle))
    .filter((file) => existsSync(file));
}

function scriptFiles(): string[] {
  const folder = join(repository, 'dist/assets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));
}

function unknownAsset(name: string, urls: ReadonlyMap<string, string>): never {
  throw new Error(
    `There is no asset ${name}; there are ${[...urls.keys()].join(', ')}. Scripts appear after a build.`,
  );
}
