/** The messages of a conversation, oldest first, on the return page and in the console. */
import type { Child } from 'hono/jsx';
import { Time } from '../../platform/ui/components/time.tsx';
import { formatBytes } from '../../policy/values.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { FileLine, Message } from './queries.ts';

interface ThreadProps {
  readonly language: Language;
  readonly messages: readonly Message[];
  readonly names: Readonly<Record<Message['direction'], string>>;
  /** Where a file is fetched; files are only listed without it. */
  readonly fileHref?: (file: FileLine) => string;
  /** What else is to be said of a message. */
  readonly note?: (message: Message) => Child;
}

export function Thread({ language, messages, names, fileHref, note }: ThreadProps) {
  return (
    <ol class="thread">
      {messages.map((message) => (
        <li class={`thread-${message.direction}`}>
          <p class="thread-head">
            <strong>{names[message.direction]}</strong>{' '}
            <Time language={language} at={message.writtenAt} style="dateTime" />
          </p>
          <p class="thread-body">{message.body}</p>
          <Files language={language} files={message.files} fileHref={fileHref} />
          {note?.(message)}
        </li>
      ))}
    </ol>
  );
}

interface FilesProps {
  readonly language: Language;
  readonly files: readonly FileLine[];
  readonly fileHref: ThreadProps['fileHref'];
}

function Files({ language, files, fileHref }: FilesProps) {
  if (files.length === 0) return null;
  return (
    <ul class="thread-files">
      {files.map((file) => (
        <li>
          {fileHref ? <a href={fileHref(file)}>{file.name}</a> : file.name}{' '}
          <span class="soft">{formatBytes(file.size, language)}</span>
        </li>
      ))}
    </ul>
  );
}
