/**
 * Blocks as HTML for mail programs: tables where Outlook needs them, styles in attributes, columns that stack by themselves
 * where there is no room for two, so that it does not depend on media queries.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { mailFont } from '../../../platform/ui/mail.tsx';
import type { Block, Inline, Picture } from './tree.ts';

/** Room for text in the card, in pixels, a little less than there is: columns that do not fit would wrap. */
const fullWidth = 500;
const gutter = 16;

const headings = ['24px', '20px', '17px'];

const styles = {
  paragraph: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding:0 0 0 24px',
  item: 'margin:0 0 6px',
  link: 'color:#2547c4',
  quote: 'margin:0 0 16px;padding:14px 0 1px 16px;border-left:3px solid #e4e1da;color:#61666e',
  code: "font:14px/1.5 'Golos Mono',Consolas,Menlo,monospace;background-color:#f3f1ec;border-radius:4px;padding:1px 4px",
  pre: 'margin:0 0 16px;padding:12px;font:13px/1.5 Consolas,Menlo,monospace;background-color:#f3f1ec;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere',
  rule: 'border:0;border-top:1px solid #e4e1da;height:0;margin:24px 0',
  button: `display:inline-block;padding:12px 20px;border-radius:8px;color:#ffffff;font:600 15px/1.3 ${mailFont};text-decoration:none`,
} as const;

/** Beside those of the layout; Outlook for Windows takes neither and shows the light mail. */
export const blockRules = {
  light:
    '@media (max-width: 480px) { .column { max-width: 100% !important; } .gap { padding-right: 0 !important; } }\n',
  dark: `
  .quote { border-color: #3a3f46 !important; color: #9aa0a8 !important; }
  .code { background-color: #2a2e34 !important; }
  .rule { border-color: #2c3036 !important; }
  .button-cell { background-color: #8aa2ff !important; }`,
};

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** What a link of the text leads to in this mail. */
  readonly linkTo: (href: string) => string;
  /** Pixels that there are. */
  readonly width?: number;
}

export function MailBlocks({ blocks, linkTo, width = fullWidth }: BlocksProps) {
  return (
    <>
      {blocks.map((block) => (
        <MailBlock block={block} linkTo={linkTo} width={width} />
      ))}
    </>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly linkTo: (href: string) => string;
  readonly width: number;
}

function MailBlock({ block, linkTo, width }: BlockProps) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level}>{inlines(block.children, linkTo)}</Heading>;
    case 'paragraph':
      return <p style={styles.paragraph}>{inlines(block.children, linkTo)}</p>;
    case 'picture': {
      const picture = <MailPicture {...block.picture} width={width} />;
      return (
        <p style={styles.paragraph}>
          {block.href === null ? picture : <a href={linkTo(block.href)}>{picture}</a>}
        </p>
      );
    }
    case 'button':
      return <Button href={linkTo(block.href)}>{block.label}</Button>;
    case 'columns':
      return <Columns columns={block.columns} linkTo={linkTo} width={width} />;
    case 'quote':
      return (
        <blockquote class="quote" style={styles.quote}>
          <MailBlocks blocks={block.blocks} linkTo={linkTo} width={width - 19} />
        </blockquote>
      );
    case 'list':
      return <List start={block.start} items={block.items} linkTo={linkTo} width={width - 24} />;
    case 'code':
      return (
        <pre class="code" style={styles.pre}>
          {block.text}
        </pre>
      );
    case 'rule':
      return <hr class="rule" style={styles.rule} />;
  }
}

function Heading({ level, children }: { level: number; children: Child }) {
  const size = headings[level - 1] ?? headings.at(-1);
  const style = `margin:${level > 1 ? 24 : 0}px 0 12px;font:600 ${size}/1.25 ${mailFont}`;
  if (level === 1) return <h1 style={style}>{children}</h1>;
  return level === 2 ? <h2 style={style}>{children}</h2> : <h3 style={style}>{children}</h3>;
}

/** No wider than its place; Outlook for Windows goes by the attribute alone. */
function MailPicture({ src, alt, size, width }: Picture & { width: number }) {
  const shown = size && Math.min(size.width, width);
  return (
    <img
      src={src}
      alt={alt}
      width={shown ?? undefined}
      height={size && shown ? Math.round((size.height * shown) / size.width) : undefined}
      style={`display:block;border:0;max-width:100%;height:auto;${size ? '' : 'width:auto;'}`}
    />
  );
}

/** The colour is the cell's, and so is Outlook's padding: it gives a link none. */
function Button({ href, children }: { href: string; children: Child }) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 20px">
      <tr>
        <td
          class="button-cell"
          bgcolor="#2547c4"
          style="border-radius:8px;background-color:#2547c4;mso-padding-alt:12px 20px"
        >
          <a class="button" href={href} style={styles.button}>
            {children}
          </a>
        </td>
      </tr>
    </table>
  );
}

interface ColumnsProps {
  readonly columns: readonly (readonly Block[])[];
  readonly linkTo: BlocksProps['linkTo'];
  readonly width: number;
}

/** Blocks in a line that wrap by themselves; Outlook for Windows gets a table of its own around them. */
function Columns({ columns, linkTo, width }: ColumnsProps) {
  const each = Math.floor(width / columns.length);
  const cell = `<td width="${each}" valign="top">`;
  return (
    <div style="margin:0 0 8px">
      {raw(
        `<!--[if mso]><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${cell}<![endif]-->`,
      )}
      {columns.map((blocks, index) => (
        <>
          {index > 0 && raw(`<!--[if mso]></td>${cell}<![endif]-->`)}
          <div
            class="column"
            style={`display:inline-block;width:100%;max-width:${each}px;vertical-align:top`}
          >
            <div class="gap" style={index < columns.length - 1 ? `padding:0 ${gutter}px 0 0` : ''}>
              <MailBlocks blocks={blocks} linkTo={linkTo} width={each - gutter} />
            </div>
          </div>
        </>
      ))}
      {raw('<!--[if mso]></td></tr></table><![endif]-->')}
    </div>
  );
}

interface ListProps {
  readonly start: number | null;
  readonly items: readonly (readonly Block[])[];
  readonly linkTo: BlocksProps['linkTo'];
  readonly width: number;
}

function List({ start, items, linkTo, width }: ListProps) {
  const shown = items.map((blocks) => (
    <li style={styles.item}>
      <Item blocks={blocks} linkTo={linkTo} width={width} />
    </li>
  ));
  if (start === null) return <ul style={styles.list}>{shown}</ul>;
  return (
    <ol start={start} style={styles.list}>
      {shown}
    </ol>
  );
}

/** One paragraph alone needs no space of its own. */
function Item({ blocks, linkTo, width }: Omit<BlocksProps, 'width'> & { width: number }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <MailBlocks blocks={blocks} linkTo={linkTo} width={width} />;
  return (
    <>
      {inlines(first.children, linkTo)}
      <MailBlocks blocks={rest} linkTo={linkTo} width={width} />
    </>
  );
}

const inlines = (children: readonly Inline[], linkTo: BlocksProps['linkTo']): Child => (
  <>
    {children.map((child) => (
      <MailInline child={child} linkTo={linkTo} />
    ))}
  </>
);

function MailInline({ child, linkTo }: { child: Inline; linkTo: BlocksProps['linkTo'] }) {
  switch (child.kind) {
    case 'text':
      return <>{child.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return (
        <code class="code" style={styles.code}>
          {child.text}
        </code>
      );
    case 'strong':
      return <strong>{inlines(child.children, linkTo)}</strong>;
    case 'emphasis':
      return <em>{inlines(child.children, linkTo)}</em>;
    case 'strike':
      return <s>{inlines(child.children, linkTo)}</s>;
    case 'link':
      return (
        <a href={linkTo(child.href)} style={styles.link}>
          {inlines(child.children, linkTo)}
        </a>
      );
    case 'image':
      return <MailPicture {...child} width={fullWidth} />;
  }
}
