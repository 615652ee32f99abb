/** What is wrong with the text of a campaign. Each fault stops sending and is named to the editor with its remedy. */

export type FaultCode =
  | 'variable'
  | 'reserved'
  | 'lineBreak'
  | 'relativeLink'
  | 'badLink'
  | 'unknownImage'
  | 'badImage'
  | 'noAlt'
  | 'unknownBlock'
  | 'unclosedBlock'
  | 'incompleteButton'
  | 'nestedColumns'
  | 'columnCount';

export interface TextFault {
  readonly code: FaultCode;
  /** The part of the text that is meant, as the editor wrote it. */
  readonly what: string;
}

/**
 * Variables of other tools: `{{ name }}`, `{name}`, `${name}`, `{% if %}` (listmonk, Keila and others), `*|NAME|*` (Mailchimp),
 * `%name%`, `%%name%%`, `<%= name %>`. A percent sign within an address is an encoded octet and none of these.
 */
const variable =
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\$?\{\s*[\p{L}_][\p{L}\p{N}_.|: -]*\}|\*\|[\s\S]+?\|\*|<%[\s\S]+?%>|(?<![\w/=&?.+%-])%{1,2}[a-z]\w{2,}%{1,2}(?!\w)/giu;

/** The variables in a text. Nothing is known of a reader but the address, so that each of them is a mistake. */
export const variablesIn = (text: string): string[] => text.match(variable) ?? [];

/** The same in Markdown, where code shows what it holds, and a backslash takes a brace's meaning. */
export const variablesInMarkdown = (source: string): string[] =>
  variablesIn(source.replace(/(`+)[^`][\s\S]*?\1/g, '').replace(/\\[{}*|%<]/g, ''));
