/** Reads the Markdown of a campaign: into a tree, and a list of what is wrong with it. */
import markdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { withContainers } from './container.ts';
import { type FaultCode, type TextFault, variablesInMarkdown } from './faults.ts';
import { type Block, type Inline, type Picture, wordsOf } from './tree.ts';

/** A picture of the campaign, as the text names it. */
export interface NamedPicture {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface ParsedText {
  readonly blocks: readonly Block[];
  readonly faults: readonly TextFault[];
}

const quotes: Readonly<Record<Language, string>> = { en: '“”‘’', de: '„“‚‘', ru: '«»„“' };

/** Every address is read, so that one that may not be used can be named instead of standing there as text. */
function parserOf(language: Language): MarkdownIt {
  const markdown = markdownIt({ html: false, linkify: true, typographer: true, quotes: quotes[language] });
  markdown.validateLink = () => true;
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return withContainers(markdown.disable(['table']));
}

const parsers = new Map(languages.map((language) => [language, parserOf(language)]));

/**
 * Reads a text. What is wrong is left out of the tree and stands in `faults`, so that a preview can be shown in any case.
 * @param pictures what `![…](name.png)` may name
 */
export function parseText(language: Language, body: string, pictures: readonly NamedPicture[]): ParsedText {
  const faults: TextFault[] = [];
  const fault = (code: FaultCode, what: string): void => {
    const shown = what.length > 80 ? `${what.slice(0, 79)}…` : what;
    if (!faults.some((known) => known.code === code && known.what === shown))
      faults.push({ code, what: shown });
  };
  const tokens = parsers.get(language)?.parse(body, {}) ?? [];
  const reader: Reader = { fault, pictures: new Map(pictures.map((picture) => [picture.name, picture])) };
  return { blocks: nest(tokens).flatMap((node) => blockOf(reader, node)), faults };
}

interface Reader {
  readonly fault: (code: FaultCode, what: string) => void;
  readonly pictures: ReadonlyMap<string, NamedPicture>;
}

interface Node {
  readonly token: Token;
  readonly children: Node[];
}

/** Markdown-it gives a flat list of opening and closing tokens. */
function nest(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const node: Node = { token, children: [] };
    open.at(-1)?.push(node);
    if (token.nesting > 0) open.push(node.children);
  }
  return root;
}

const blocksOf = (reader: Reader, nodes: readonly Node[]): Block[] =>
  nodes.flatMap((node) => blockOf(reader, node));

function blockOf(reader: Reader, node: Node): Block[] {
  const { token, children } = node;
  switch (token.type) {
    case 'heading_open':
      return [{ kind: 'heading', level: Number(token.tag.slice(1)), children: lineOf(reader, node) }];
    case 'paragraph_open':
      return paragraphOf(lineOf(reader, node));
    case 'bullet_list_open':
      return [{ kind: 'list', start: null, items: itemsOf(reader, node) }];
    case 'ordered_list_open':
      return [{ kind: 'list', start: Number(token.attrGet('start') ?? 1), items: itemsOf(reader, node) }];
    case 'blockquote_open':
      return [{ kind: 'quote', blocks: blocksOf(reader, children) }];
    case 'container_open':
      return containerOf(reader, node);
    case 'fence':
    case 'code_block':
      return [{ kind: 'code', text: token.content.trimEnd() }];
    case 'hr':
      return [{ kind: 'rule' }];
    default:
      return [];
  }
}

const itemsOf = (reader: Reader, { children }: Node): Block[][] =>
  children.map((item) => blocksOf(reader, item.children));

/** A picture that stands alone is a block; within a line it stays there. */
function paragraphOf(children: readonly Inline[]): Block[] {
  const [only, ...others] = children;
  if (only && others.length === 0) {
    if (only.kind === 'image') return [{ kind: 'picture', picture: only, href: null }];
    const within = only.kind === 'link' && only.children.length === 1 ? only.children[0] : undefined;
    if (only.kind === 'link' && within?.kind === 'image')
      return [{ kind: 'picture', picture: within, href: only.href }];
  }
  return children.length > 0 ? [{ kind: 'paragraph', children }] : [];
}

function containerOf(reader: Reader, node: Node): Block[] {
  const { info, meta } = node.token;
  if (!meta?.closed) reader.fault('unclosedBlock', `::: ${info}`);
  if (info === 'button') return buttonOf(reader, node, String(meta?.argument ?? ''));
  if (info === 'columns') return columnsOf(reader, node);
  reader.fault('unknownBlock', `::: ${info}`);
  return node.children.flatMap((part) => blocksOf(reader, part.children));
}

function buttonOf(reader: Reader, { children }: Node, href: string): Block[] {
  const inside = children.flatMap((part) => blocksOf(reader, part.children));
  const [line, ...others] = inside;
  const label = line?.kind === 'paragraph' ? wordsOf(line.children).trim() : '';
  if (!href || !label || others.length > 0) {
    reader.fault('incompleteButton', `::: button ${href}`.trim());
    return inside;
  }
  for (const found of variablesInMarkdown(href)) reader.fault('variable', found);
  return isUsable(reader, href)
    ? [{ kind: 'button', href: new URL(href).href, label }]
    : [{ kind: 'paragraph', children: [{ kind: 'text', text: label }] }];
}

function columnsOf(reader: Reader, { children }: Node): Block[] {
  if (children.length < 2 || children.length > 3) reader.fault('columnCount', String(children.length));
  const columns = children.map((part) => blocksOf(reader, part.children));
  if (columns.flat().some(({ kind }) => kind === 'columns')) reader.fault('nestedColumns', '::: columns');
  return [{ kind: 'columns', columns }];
}

function lineOf(reader: Reader, { children }: Node): Inline[] {
  return children.flatMap(({ token }) => {
    for (const found of variablesInMarkdown(token.content)) reader.fault('variable', found);
    return nest(token.children ?? []).flatMap((node) => inlineOf(reader, node));
  });
}

function inlineOf(reader: Reader, { token, children }: Node): Inline[] {
  const within = (): Inline[] => children.flatMap((child) => inlineOf(reader, child));
  switch (token.type) {
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'strong_open':
      return [{ kind: 'strong', children: within() }];
    case 'em_open':
      return [{ kind: 'emphasis', children: within() }];
    case 's_open':
      return [{ kind: 'strike', children: within() }];
    case 'link_open':
      return linkOf(reader, String(token.attrGet('href') ?? ''), within());
    case 'image':
      return pictureOf(reader, String(token.attrGet('src') ?? ''), nest(token.children ?? []));
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  }
}

const linkOf = (reader: Reader, href: string, children: Inline[]): Inline[] =>
  isUsable(reader, href) ? [{ kind: 'link', href, children }] : children;

/** Whether a link leads from a mail to somewhere: `http`, `https` or `mailto`, and complete. */
function isUsable({ fault }: Reader, href: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0].toLowerCase();
  if (scheme === undefined) fault('relativeLink', href);
  else if (!['http:', 'https:', 'mailto:'].includes(scheme) || !URL.canParse(href)) fault('badLink', href);
  else return true;
  return false;
}

function pictureOf(reader: Reader, src: string, altNodes: readonly Node[]): Picture[] {
  const alt = wordsOf(altNodes.flatMap((node) => inlineOf(reader, node))).trim();
  if (alt === '') reader.fault('noAlt', src);
  const own = reader.pictures.get(src);
  if (own) return [{ kind: 'image', src: own.url, alt, size: own }];
  if (/^https:\/\//i.test(src) && URL.canParse(src)) return [{ kind: 'image', src, alt, size: null }];
  reader.fault(/^[a-z][a-z0-9+.-]*:|^\/\//i.test(src) ? 'badImage' : 'unknownImage', src);
  return [];
}
