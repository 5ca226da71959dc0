import { skipValue } from '../wire/raw-bson.js';
import { type Branch } from './parse.js';

const DOCUMENT = 3;
const ARRAY = 4;

/** A field that is named by the projection: as a whole, or by what is inside of it. */
interface NamedField {
  readonly name: Buffer;
  /** Where it is named as a whole: whether it stays. Only `_id` may do so against the rest of the projection. */
  readonly stays: boolean;
  readonly inside: Fields | null;
}

type Fields = readonly NamedField[];

/** The named fields of a projection that only keeps or only leaves out; null where it computes or works on arrays. */
export function namedFields(branch: Branch): Fields | null {
  const fields: NamedField[] = [];
  for (const [key, node] of branch.children) {
    const inside = node.kind === 'branch' ? namedFields(node) : null;
    const isPlain = node.kind === 'include' || node.kind === 'exclude' || inside !== null;
    if (!isPlain) return null;
    fields.push({ name: Buffer.from(`${key}\0`, 'utf8'), stays: node.kind === 'include', inside });
  }
  return fields;
}

/** Where documents are put together before they are copied out at their own size. */
let scratch = Buffer.allocUnsafe(65_536);

/**
 * Keeps or leaves out fields of a raw document byte for byte: what is not named is never decoded. `inclusive` keeps what is
 * named and drops the rest, else the other way round.
 */
export function projectRaw(raw: Buffer, fields: Fields, inclusive: boolean): Buffer {
  // Elements of arrays are numbered anew, which at worst doubles those whose names were left empty.
  if (scratch.length < 2 * raw.length) scratch = Buffer.allocUnsafe(2 * raw.length);
  const length = new Projector(scratch, inclusive).document(raw, 0, fields);
  return Buffer.from(scratch.subarray(0, length));
}

class Projector {
  #at = 0;

  constructor(
    private readonly out: Buffer,
    private readonly inclusive: boolean,
  ) {}

  /** Writes what is left of the document at `from`; answers where the output ends then. */
  document(raw: Buffer, from: number, fields: Fields): number {
    const end = from + raw.readInt32LE(from) - 1;
    const start = this.#begin();
    // Neighbours that are kept are copied together.
    let pending = -1;
    for (let at = from + 4; at < end;) {
      const name = at + 1;
      const value = afterName(raw, name);
      const next = skipValue(raw, raw[at] as number, value);
      const field = fieldAt(raw, name, fields);
      const isWhole = field === undefined ? !this.inclusive : field.stays;
      if (isWhole) {
        if (pending < 0) pending = at;
      } else {
        if (pending >= 0) this.#copy(raw, pending, at);
        pending = -1;
        if (field?.inside) this.#inside(raw, at, value, next, field.inside);
      }
      at = next;
    }
    if (pending >= 0) this.#copy(raw, pending, end);
    return this.#finish(start);
  }

  /** A field of which only something inside is named. */
  #inside(raw: Buffer, at: number, value: number, next: number, fields: Fields): void {
    const type = raw[at] as number;
    if (type !== DOCUMENT && type !== ARRAY) {
      if (!this.inclusive) this.#copy(raw, at, next);
      return;
    }
    this.#copy(raw, at, value);
    if (type === DOCUMENT) this.document(raw, value, fields);
    else this.#array(raw, value, fields);
  }

  /** Inside of arrays each element is looked into; those that have no fields are kept or dropped as a whole. */
  #array(raw: Buffer, from: number, fields: Fields): void {
    const end = from + raw.readInt32LE(from) - 1;
    const start = this.#begin();
    let index = 0;
    for (let at = from + 4; at < end;) {
      const type = raw[at] as number;
      const value = afterName(raw, at + 1);
      const next = skipValue(raw, type, value);
      const isNested = type === DOCUMENT || type === ARRAY;
      if (isNested || !this.inclusive) {
        if (this.inclusive) this.#number(type, index++);
        else this.#copy(raw, at, value);
        if (type === DOCUMENT) this.document(raw, value, fields);
        else if (type === ARRAY) this.#array(raw, value, fields);
        else this.#copy(raw, value, next);
      }
      at = next;
    }
    this.#finish(start);
  }

  #number(type: number, index: number): void {
    this.out[this.#at++] = type;
    this.#at += this.out.write(`${index}\0`, this.#at, 'latin1');
  }

  #begin(): number {
    const start = this.#at;
    this.#at += 4;
    return start;
  }

  #finish(start: number): number {
    this.out[this.#at++] = 0;
    this.out.writeInt32LE(this.#at - start, start);
    return this.#at;
  }

  #copy(raw: Buffer, from: number, to: number): void {
    this.#at += raw.copy(this.out, this.#at, from, to);
  }
}

function afterName(raw: Buffer, at: number): number {
  while (raw[at] !== 0) at++;
  return at + 1;
}

function fieldAt(raw: Buffer, at: number, fields: Fields): NamedField | undefined {
  for (const field of fields) {
    const { name } = field;
    let i = 0;
    while (i < name.length && raw[at + i] === name[i]) i++;
    if (i === name.length) return field;
  }
  return undefined;
}
