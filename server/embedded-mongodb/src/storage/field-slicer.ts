import { skipValue } from '../wire/raw-bson.js';

/** Beyond so many fields cutting them out costs more than decoding all. */
const MOST_SLICED = 8;

/** A slicer for these fields; null where all are wanted, or too many for it to pay. */
export function slicerFor(fields: readonly string[] | null): FieldSlicer | null {
  return fields && fields.length <= MOST_SLICED ? new FieldSlicer(fields) : null;
}

/** Cuts the wanted top-level fields out of raw documents, so that a scan decodes no more than it reads. */
export class FieldSlicer {
  readonly #names: readonly Buffer[];

  constructor(fields: readonly string[]) {
    this.#names = fields.map((field) => Buffer.from(`${field}\0`, 'utf8'));
  }

  /** A document with those of the wanted fields that `raw` has, in its order. */
  slice(raw: Buffer): Buffer {
    const end = raw.length - 1;
    const parts: Buffer[] = [];
    let length = 5;
    for (let at = 4; at < end && parts.length < this.#names.length;) {
      const start = at;
      const type = raw[at] as number;
      const name = at + 1;
      at = name;
      while (raw[at] !== 0) at++;
      at = skipValue(raw, type, at + 1);
      if (!this.#wants(raw, name)) continue;
      parts.push(raw.subarray(start, at));
      length += at - start;
    }
    return assembled(parts, length);
  }

  #wants(raw: Buffer, at: number): boolean {
    for (const name of this.#names) {
      let i = 0;
      while (i < name.length && raw[at + i] === name[i]) i++;
      if (i === name.length) return true;
    }
    return false;
  }
}

function assembled(parts: readonly Buffer[], length: number): Buffer {
  const out = Buffer.allocUnsafe(length);
  out.writeInt32LE(length, 0);
  let at = 4;
  for (const part of parts) at += part.copy(out, at);
  out[at] = 0;
  return out;
}
