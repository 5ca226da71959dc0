import { type ReleasedNeed } from '@duijie/seeds';
import { type SearchDocument, type SearchIndex, type SearchSchema } from '@duijie/server';
import { type Language, languages } from '@duijie/shared';
import { type Abstract } from './csl.js';

/** Documents of one kind with the schema that they have. */
export interface Collection {
  readonly schema: SearchSchema;
  readonly documents: readonly SearchDocument[];
}

const needText = {
  code: { weight: 10 },
  title: { weight: 5 },
  keywords: { weight: 4 },
  summary: { weight: 2 },
  background: { weight: 1 },
  baseline: { weight: 1 },
} as const;

/** The released needs by their keys, in the given languages only. */
export function needsIn(
  kind: string,
  needs: readonly ReleasedNeed[],
  among: readonly Language[] = languages,
): Collection {
  const documents = needs.map(({ code, need }) => {
    const { title, keywords, summary, background, baseline } = need;
    const texts = { title, keywords, summary, background, baseline };
    const text = Object.entries(texts).map(([name, { zh, en }]) => [name, only(among, { 'zh-CN': zh, en })]);
    return { id: need.key, rev: 1, text: { code: { en: code }, ...Object.fromEntries(text) }, columns: {} };
  });
  return { schema: { kind, text: needText, columns: {} }, documents };
}

function only<T>(among: readonly Language[], texts: Record<Language, T>): Partial<Record<Language, T>> {
  return Object.fromEntries(among.map((language) => [language, texts[language]]));
}

/** The abstracts alone: a title would give their keywords away. */
export function abstractsAs(kind: string, abstracts: readonly Abstract[]): Collection {
  const documents = abstracts.map(({ id, text }) => ({
    ...{ id, rev: 1, columns: {} },
    text: { text: { 'zh-CN': text } },
  }));
  return { schema: { kind, text: { text: { weight: 1 } }, columns: {} }, documents };
}

/** Builds the collection's index. Throws where a document is refused. */
export async function fill(index: SearchIndex, { schema, documents }: Collection): Promise<void> {
  await index.ensure(schema);
  const { failures } = await index.rebuild(schema.kind, documents);
  if (failures.length > 0) throw new Error(`${failures[0]!.id} was refused: ${failures[0]!.reason}`);
}
