/** The plain content of a backup: frames of a kind and some bytes. `head` first, then for each table `table` and `rows`, `end` last. */
import { z } from 'zod';
import { Fault } from '../fault.ts';

const kinds = ['head', 'table', 'rows', 'end'] as const;
export type FrameKind = (typeof kinds)[number];

export interface Frame {
  readonly kind: FrameKind;
  readonly bytes: Buffer;
}

/** What a backup says of itself. */
export const headShape = z.strictObject({
  createdAt: z.iso.datetime(),
  /** When the file must be gone, by the policy's period of backups. */
  keepUntil: z.iso.datetime(),
  policyVersion: z.string(),
  /** Migrations that its tables had seen. */
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
});
export type Head = z.infer<typeof headShape>;

export const tableShape = z.strictObject({ name: z.string(), columns: z.array(z.string()) });

/** Rows by table: what must have been read when the end is reached. */
export const endShape = z.strictObject({ rows: z.record(z.string(), z.int()) });
export type End = z.infer<typeof endShape>;

/** One frame as bytes: its kind (1 byte), its length (4 bytes), its content. */
export function frame(kind: FrameKind, content: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const start = Buffer.alloc(5);
  start.writeUInt8(kinds.indexOf(kind), 0);
  start.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([start, bytes]);
}

/** Reads frames from bytes as they come. @throws Fault when they stop within a frame */
export async function* framesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= 5 && held.length >= 5 + held.readUInt32BE(1)) {
      const end = 5 + held.readUInt32BE(1);
      const kind = kinds[held.readUInt8(0)];
      if (!kind) throw new Fault('This backup has a part that this Avow does not know: update the program.');
      yield { kind, bytes: held.subarray(5, end) };
      held = held.subarray(end);
    }
  }
  if (held.length > 0) throw new Fault('This backup ends in the middle: take another copy of it.');
}

/** The JSON content of a frame in its shape. @throws Fault when it is of another */
export function contentOf<T>(shape: z.ZodType<T>, { kind, bytes }: Frame): T {
  const parsed = shape.safeParse(JSON.parse(bytes.toString()));
  if (!parsed.success)
    throw new Fault(`The ${kind} of this backup is of another version: update the program.`);
  return parsed.data;
}
