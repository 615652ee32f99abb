/** Blocks as a page of the site. */
import type { Child } from 'hono/jsx';
import { ButtonLink } from '../../../platform/ui/components/button.tsx';
import type { Block, Inline, Picture } from '../campaign/tree.ts';

export function PageBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => (
        <PageBlock block={block} />
      ))}
    </>
  );
}

function PageBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h2>{inlines(block.children)}</h2> : <h3>{inlines(block.children)}</h3>;
    case 'paragraph':
      return <p>{inlines(block.children)}</p>;
    case 'picture': {
      const picture = <PagePicture {...block.picture} />;
      return (
        <p>{block.href === null || !block.picture.size ? picture : <a href={block.href}>{picture}</a>}</p>
      );
    }
    case 'button':
      return (
        <p>
          <ButtonLink kind="primary" href={block.href}>
            {block.label}
          </ButtonLink>
        </p>
      );
    case 'columns':
      return (
        <div class="mail-columns">
          {block.columns.map((blocks) => (
            <div>
              <PageBlocks blocks={blocks} />
            </div>
          ))}
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <PageBlocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list':
      return <PageList start={block.start} items={block.items} />;
    case 'code':
      return <pre tabindex={0}>{block.text}</pre>;
    case 'rule':
      return <hr />;
  }
}

function PageList({ start, items }: Pick<Extract<Block, { kind: 'list' }>, 'start' | 'items'>) {
  const shown = items.map((blocks) => (
    <li>
      <Item blocks={blocks} />
    </li>
  ));
  return start === null ? <ul>{shown}</ul> : <ol start={start}>{shown}</ol>;
}

function Item({ blocks }: { blocks: readonly Block[] }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <PageBlocks blocks={blocks} />;
  return (
    <>
      {inlines(first.children)}
      <PageBlocks blocks={rest} />
    </>
  );
}

/** A picture of another server is named only: whoever reads here is not told to anybody (the page's own policy forbids it). */
function PagePicture({ src, alt, size }: Picture) {
  if (size === null) return <a href={src}>{alt}</a>;
  return <img src={src} alt={alt} width={size.width} height={size.height} loading="lazy" />;
}

const inlines = (children: readonly Inline[]): Child => (
  <>
    {children.map((child) => (
      <PageInline child={child} />
    ))}
  </>
);

function PageInline({ child }: { child: Inline }) {
  switch (child.kind) {
    case 'text':
      return <>{child.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code>{child.text}</code>;
    case 'strong':
      return <strong>{inlines(child.children)}</strong>;
    case 'emphasis':
      return <em>{inlines(child.children)}</em>;
    case 'strike':
      return <s>{inlines(child.children)}</s>;
    case 'link':
      return <a href={child.href}>{inlines(child.children)}</a>;
    case 'image':
      return <PagePicture {...child} />;
  }
}
