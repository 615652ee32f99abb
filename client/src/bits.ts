/** Numbers of fixed width, one behind the other, the most significant bit first. */

/** @param fields value and width of each. @throws RangeError when one does not fit */
export function packBits(fields: readonly (readonly [value: bigint, width: number])[]): bigint {
  return fields.reduce((bits, [value, width]) => {
    if (value < 0n || value >> BigInt(width) !== 0n)
      throw new RangeError('A value does not fit into its field.');
    return (bits << BigInt(width)) | value;
  }, 0n);
}

/** The values of fields of these widths, which together are all there is. */
export function unpackBits<const W extends readonly number[]>(
  bits: bigint,
  widths: W,
): { -readonly [K in keyof W]: bigint } {
  let rest = bits;
  const values = [...widths].reverse().map((width) => {
    const value = rest & ((1n << BigInt(width)) - 1n);
    rest >>= BigInt(width);
    return value;
  });
  return values.reverse() as { -readonly [K in keyof W]: bigint };
}

/** Bytes as one number, and a number as so many bytes. */
export const bitsOf = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
export const bytesOf = (bits: bigint, length: number): Buffer =>
  Buffer.from(bits.toString(16).padStart(length * 2, '0'), 'hex');
