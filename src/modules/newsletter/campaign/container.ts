/** The one addition to Markdown: blocks between `::: name` and `:::`. They are described to editors beside the editor. */
import type { MarkdownIt, StateBlock, Token } from 'markdown-it';

const opening = /^:::[ \t]*([a-z]+)[ \t]*(.*)$/;
const closing = /^:::[ \t]*$/;
const divider = /^\+\+\+[ \t]*$/;

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();

interface Extent {
  /** Line of the closing mark, or the end of the text where it is forgotten. */
  readonly end: number;
  readonly closed: boolean;
  /** Lines of dividers that belong to this block, not to one within. */
  readonly dividers: readonly number[];
}

function extentOf(state: StateBlock, start: number, last: number): Extent {
  const dividers: number[] = [];
  let depth = 1;
  for (let line = start + 1; line < last; line += 1) {
    const text = lineOf(state, line);
    if (opening.test(text)) depth += 1;
    else if (closing.test(text)) depth -= 1;
    else if (depth === 1 && divider.test(text)) dividers.push(line);
    if (depth === 0) return { end: line, closed: true, dividers };
  }
  return { end: last, closed: false, dividers };
}

/** Parses lines as blocks of their own, closed in a pair of tokens. */
function part(state: StateBlock, type: string, [from, to]: readonly [number, number]): Token {
  const { lineMax, parentType } = state;
  const open = state.push(`${type}_open`, '', 1);
  state.lineMax = to;
  state.md.block.tokenize(state, from, to);
  state.lineMax = lineMax;
  state.parentType = parentType;
  state.push(`${type}_close`, '', -1);
  return open;
}

function container(state: StateBlock, start: number, last: number, silent: boolean): boolean {
  const [, name = '', rest = ''] = opening.exec(lineOf(state, start)) ?? [];
  if (!name || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  if (silent) return true;
  const { end, closed, dividers } = extentOf(state, start, last);
  const open = state.push('container_open', '', 1);
  open.info = name;
  open.meta = { argument: rest.trim(), closed };
  const edges = [start, ...dividers, end];
  for (const [index, edge] of edges.slice(1).entries())
    part(state, 'part', [(edges[index] ?? start) + 1, edge]);
  state.push('container_close', '', -1);
  state.line = closed ? end + 1 : end;
  return true;
}

/** Teaches a Markdown parser the blocks; they may stand wherever a paragraph ends. */
export function withContainers(markdown: MarkdownIt): MarkdownIt {
  markdown.block.ruler.before('fence', 'container', container, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  return markdown;
}
