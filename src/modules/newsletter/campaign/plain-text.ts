/** The plain-text part of a mail, made from the same blocks: for readers who prefer it, and for programs that show nothing else. */
import type { Block, Inline } from './tree.ts';

/** Room in a line, so that a quoted answer still fits (RFC 3676, 4.2). */
const lineWidth = 76;

type LinkTo = (href: string) => string;

/** Blocks as text: an empty line between them, lines of at most 76 characters, addresses of links behind their words. */
export const plainText = (blocks: readonly Block[], linkTo: LinkTo, width = lineWidth): string =>
  blocks
    .map((block) => textOf(block, linkTo, width))
    .filter((text) => text !== '')
    .join('\n\n');

function textOf(block: Block, linkTo: LinkTo, width: number): string {
  switch (block.kind) {
    case 'heading':
      return headingOf(wrap(lineOf(block.children, linkTo), width), block.level);
    case 'paragraph':
      return wrap(lineOf(block.children, linkTo), width);
    case 'picture':
      return wrap(withAddress(`[${block.picture.alt}]`, block.href, linkTo), width);
    case 'button':
      return wrap(`${block.label}:`, width).concat('\n', linkTo(block.href));
    case 'columns':
      return block.columns.map((column) => plainText(column, linkTo, width)).join('\n\n');
    case 'quote':
      return indent(plainText(block.blocks, linkTo, width - 2), '> ', '> ');
    case 'list':
      return listOf(block, linkTo, width);
    case 'code':
      return indent(block.text, '    ', '    ');
    case 'rule':
      return '-'.repeat(Math.min(width, 40));
  }
}

function headingOf(text: string, level: number): string {
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  if (level > 2) return text;
  return `${text}\n${(level === 1 ? '=' : '-').repeat(longest)}`;
}

function listOf({ start, items }: Extract<Block, { kind: 'list' }>, linkTo: LinkTo, width: number): string {
  const marks = items.map((_, index) => (start === null ? '- ' : `${start + index}. `));
  const texts = items.map((blocks, index) => {
    const mark = marks[index] ?? '- ';
    return indent(plainText(blocks, linkTo, width - mark.length), mark, ' '.repeat(mark.length));
  });
  const short = texts.every((text) => !text.includes('\n\n'));
  return texts.join(short ? '\n' : '\n\n');
}

const indent = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, index) => ((index === 0 ? first : others) + line).trimEnd())
    .join('\n');

const withAddress = (words: string, href: string | null, linkTo: LinkTo): string =>
  href === null ? words : `${words} <${linkTo(href)}>`;

const lineOf = (children: readonly Inline[], linkTo: LinkTo): string =>
  children.map((child) => inlineOf(child, linkTo)).join('');

function inlineOf(child: Inline, linkTo: LinkTo): string {
  switch (child.kind) {
    case 'text':
    case 'code':
      return child.text;
    case 'break':
      return '\n';
    case 'image':
      return `[${child.alt}]`;
    case 'link':
      return linkText(lineOf(child.children, linkTo), child.href, linkTo);
    case 'strong':
      return `*${lineOf(child.children, linkTo)}*`;
    case 'emphasis':
      return `_${lineOf(child.children, linkTo)}_`;
    case 'strike':
      return lineOf(child.children, linkTo);
  }
}

/** A link whose words are its address stands once. */
const linkText = (words: string, href: string, linkTo: LinkTo): string => {
  const address = href.replace(/^mailto:/, '');
  const same = [href, address, href.replace(/\/$/, '')].includes(words);
  return same && linkTo(href) === href ? address : `${same ? '' : `${words} `}<${linkTo(href)}>`;
};

/** Breaks between words only: an address stays whole, however long it is. */
export function wrap(text: string, width = lineWidth): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = [];
      for (const word of line.split(/ +/).filter((part) => part !== '')) {
        const last = lines.at(-1);
        if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
        else lines[lines.length - 1] = `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}
