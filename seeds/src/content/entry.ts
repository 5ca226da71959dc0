import { ContentError } from './problem.js';

/** Chinese with its English translation, as content is written. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One mapping of a content file, read key by key; every complaint names the file and the key. */
export class Entry {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly where: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ContentError(where, 'must be a mapping');
    }
    this.#values = value as Record<string, unknown>;
  }

  /** Refuses keys that nobody reads: they are misspelt, or belong elsewhere. */
  only(...keys: readonly string[]): this {
    const unknown = Object.keys(this.#values).find((key) => !keys.includes(key));
    if (unknown !== undefined) this.#complain(unknown, `is not one of ${keys.join(', ')}`);
    return this;
  }

  has(key: string): boolean {
    return this.#values[key] !== undefined;
  }

  isNull(key: string): boolean {
    return this.#values[key] === null;
  }

  text(key: string): string {
    const value = this.#values[key];
    if (typeof value !== 'string' || !value.trim()) this.#complain(key, 'must be text');
    return value;
  }

  number(key: string): number {
    const value = this.#values[key];
    if (typeof value !== 'number' || !Number.isFinite(value)) this.#complain(key, 'must be a number');
    return value;
  }

  flag(key: string): boolean {
    const value = this.#values[key];
    if (typeof value !== 'boolean') this.#complain(key, 'must be true or false');
    return value;
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.#values[key];
    const found = allowed.find((each) => each === value);
    return found ?? this.#complain(key, `must be one of ${allowed.join(', ')}`);
  }

  bilingual(key: string): Bilingual {
    const entry = this.entry(key).only('zh', 'en');
    return { zh: entry.text('zh'), en: entry.text('en') };
  }

  bilinguals(key: string): Bilingual[] {
    return this.entries(key).map((each) => {
      each.only('zh', 'en');
      return { zh: each.text('zh'), en: each.text('en') };
    });
  }

  entry(key: string): Entry {
    return new Entry(this.#values[key], `${this.where}.${key}`);
  }

  texts(key: string): string[] {
    const value = this.#values[key];
    const isTexts = Array.isArray(value) && value.every((each) => typeof each === 'string' && each.trim());
    if (!isTexts) this.#complain(key, 'must be a list of texts');
    return value as string[];
  }

  list(key: string): unknown[] {
    const value = this.#values[key];
    if (!Array.isArray(value)) this.#complain(key, 'must be a list');
    return value as unknown[];
  }

  entries(key: string): Entry[] {
    return this.list(key).map((each, index) => new Entry(each, `${this.where}.${key}.${index}`));
  }

  #complain(key: string, what: string): never {
    throw new ContentError(`${this.where}.${key}`, what);
  }
}
