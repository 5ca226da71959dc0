import { isUtf8 } from 'node:buffer';
import {
  Binary,
  BSONError,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { MongoError } from '../errors.js';
import { skipValue } from '../wire/raw-bson.js';
import { nameAt } from './field-names.js';
import { assign } from './promote.js';
import { type Fields } from './types.js';

/** As deep as MongoDB reads documents. */
const DEEPEST = 200;
const UINT32 = 2 ** 32;

const malformed = (what: string) => new MongoError(22, `InvalidBSON: ${what}`);

/** The bson library reads an ObjectId in place, which its types leave out. */
const ObjectIdAt = ObjectId as unknown as new (bytes: Uint8Array, at: number) => ObjectId;

/**
 * Reads a document. Long, Decimal128, Binary and regular expressions stay what they are; `exact` keeps Int32, Double and symbols
 * wrapped as well. It is what every command and every record goes through, hence a reader of our own: a third of the time of the
 * bson library's.
 */
export class BsonReader {
  #at = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly exact: boolean,
  ) {}

  /** The whole document, or those of its top-level fields that are wanted. */
  read(wanted?: ReadonlySet<string>): Fields {
    if (this.bytes.length < 5) throw malformed('a document of less than five bytes');
    try {
      return wanted ? this.#wanted(wanted) : this.#document(0);
    } catch (error) {
      // What the bson library's types refuse, such as an unknown option of a regular expression.
      throw BSONError.isBSONError(error) ? malformed(error.message) : error;
    }
  }

  #wanted(wanted: ReadonlySet<string>): Fields {
    const { bytes } = this;
    const fields: Fields = {};
    const end = this.#begin();
    let missing = wanted.size;
    while (missing > 0) {
      const type = bytes[this.#at++] as number;
      if (type === 0) return fields;
      const name = this.#name();
      if (wanted.has(name)) {
        assign(fields, name, this.#value(type, 1));
        missing--;
      } else this.#at = skipValue(bytes, type, this.#at);
      if (this.#at >= end) throw malformed('a document runs over its end');
    }
    return fields;
  }

  #document(depth: number): Fields {
    const { bytes } = this;
    const end = this.#begin();
    const fields: Fields = {};
    for (let type = bytes[this.#at++]; type !== 0; type = bytes[this.#at++]) {
      const name = this.#name();
      assign(fields, name, this.#value(type as number, depth + 1));
    }
    if (this.#at !== end) throw malformed('a document does not end where it says');
    return fields;
  }

  #array(depth: number): unknown[] {
    const { bytes } = this;
    const end = this.#begin();
    const elements: unknown[] = [];
    for (let type = bytes[this.#at++]; type !== 0; type = bytes[this.#at++]) {
      while (bytes[this.#at++] !== 0) if (this.#at > end) throw malformed('an array runs over its end');
      elements.push(this.#value(type as number, depth + 1));
    }
    if (this.#at !== end) throw malformed('an array does not end where it says');
    return elements;
  }

  /** Steps over the length; gives where the document ends. */
  #begin(): number {
    const start = this.#at;
    const size = this.#int32();
    if (size < 5 || start + size > this.bytes.length) throw malformed('a document runs over its end');
    return start + size;
  }

  #value(type: number, depth: number): unknown {
    if (depth > DEEPEST) throw new MongoError(15, `BSONObj exceeds maximum nested object depth: ${DEEPEST}`);
    switch (type) {
      case 1:
        return this.#double();
      case 2:
        return this.#text();
      case 3:
        return this.#document(depth);
      case 4:
        return this.#array(depth);
      case 7:
        this.#at += 12;
        return new ObjectIdAt(this.bytes, this.#at - 12);
      case 8:
        return this.#boolean();
      case 9:
        return this.#date();
      case 10:
        return null;
      case 16: {
        const value = this.#int32();
        return this.exact ? new Int32(value) : value;
      }
      case 18:
        return new Long(this.#int32(), this.#int32());
      default:
        return this.#rareValue(type, depth);
    }
  }

  #rareValue(type: number, depth: number): unknown {
    switch (type) {
      case 5:
        return this.#binary();
      case 6:
        return undefined;
      case 11:
        return new BSONRegExp(this.#cString(), this.#cString());
      case 12:
        return { $ref: this.#text(), $id: this.#value(7, depth) };
      case 13:
        return new Code(this.#text());
      case 14:
        return this.exact ? new BSONSymbol(this.#text()) : this.#text();
      case 15:
        this.#int32();
        return new Code(this.#text(), this.#document(depth));
      case 17:
        return this.#timestamp();
      case 19:
        this.#at += 16;
        return new Decimal128(Uint8Array.prototype.slice.call(this.bytes, this.#at - 16, this.#at));
      case 127:
        return new MaxKey();
      case 255:
        return new MinKey();
      default:
        throw malformed(`unknown element type ${type}`);
    }
  }

  #int32(): number {
    const { bytes } = this;
    const at = this.#at;
    this.#at = at + 4;
    return (
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    );
  }

  #double(): number | Double {
    if (this.#at + 8 > this.bytes.length) throw malformed('a number runs over the end');
    const value = this.bytes.readDoubleLE(this.#at);
    this.#at += 8;
    return this.exact ? new Double(value) : value;
  }

  #boolean(): boolean {
    const value = this.bytes[this.#at++];
    if (value !== 0 && value !== 1) throw malformed('a boolean is neither true nor false');
    return value === 1;
  }

  #date(): Date {
    const low = this.#int32() >>> 0;
    return new Date(this.#int32() * UINT32 + low);
  }

  #timestamp(): Timestamp {
    const i = this.#int32() >>> 0;
    return new Timestamp({ i, t: this.#int32() >>> 0 });
  }

  #name(): string {
    const name = nameAt(this.bytes, this.#at);
    const end = this.#at + name.length;
    // Names beyond ASCII have more bytes than characters.
    this.#at = (this.bytes[end] === 0 ? end : this.bytes.indexOf(0, end)) + 1;
    return name;
  }

  #cString(): string {
    const start = this.#at;
    const end = this.bytes.indexOf(0, start);
    if (end < 0) throw malformed('a text without an end');
    this.#at = end + 1;
    return this.bytes.toString('utf8', start, end);
  }

  #text(): string {
    const size = this.#int32();
    const start = this.#at;
    const end = start + size - 1;
    if (size < 1 || end >= this.bytes.length || this.bytes[end] !== 0)
      throw malformed('a text runs over its end');
    this.#at = end + 1;
    const text = this.bytes.toString('utf8', start, end);
    if (text.includes('\ufffd') && !isUtf8(this.bytes.subarray(start, end)))
      throw malformed('a text that is not UTF-8');
    return text;
  }

  #binary(): Binary {
    const size = this.#int32();
    const subtype = this.bytes[this.#at++] as number;
    const end = this.#at + size;
    if (size < 0 || end > this.bytes.length) throw malformed('binary data run over the end');
    if (subtype === Binary.SUBTYPE_BYTE_ARRAY && this.#int32() !== size - 4)
      throw malformed('binary data of the old kind with two lengths');
    const binary = new Binary(this.bytes.subarray(this.#at, end), subtype);
    this.#at = end;
    return binary;
  }
}
