/** The text of a campaign as a tree: what the HTML, the plain text and the archive are each made from. */

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | Picture;

export interface Picture {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string;
  /** In pixels, where the picture is one of ours. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly href: string | null }
  | { readonly kind: 'button'; readonly href: string; readonly label: string }
  | { readonly kind: 'columns'; readonly columns: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      /** Number of the first item; `null` for bullets. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' };

/** The words of a line, without what they look like. */
export const wordsOf = (children: readonly Inline[]): string =>
  children
    .map((child) => {
      if (child.kind === 'break') return ' ';
      if (child.kind === 'image') return child.alt;
      return 'text' in child ? child.text : wordsOf(child.children);
    })
    .join('');
