import { type ReleasedNeed } from '@duijie/seeds';
import {
  releasedRequirementsSchema,
  type SearchDocument,
  type SearchIndex,
  type SearchSchema,
} from '@duijie/server';
import { type Language, languages } from '@duijie/shared';
import { type Abstract } from './csl.js';

/** Documents of one kind with the schema that they have. */
export interface Collection {
  readonly schema: SearchSchema;
  readonly documents: readonly SearchDocument[];
}

/**
 * The released needs by their keys, in the given languages only: the fields and weights that the public searches requirements by,
 * without the columns.
 */
export function needsIn(
  kind: string,
  needs: readonly ReleasedNeed[],
  among: readonly Language[] = languages,
): Collection {
  const documents = needs.map(({ code, need }) => {
    const written = Object.entries(textsOf(need)).map(([name, texts]) => [
      name,
      Object.fromEntries(
        among.map((language) => [language, texts.map((each) => each[short[language]]).flat()]),
      ),
    ]);
    return {
      id: need.key,
      rev: 1,
      text: { code: { en: code }, ...Object.fromEntries(written) },
      columns: {},
    };
  });
  return { schema: { kind, text: releasedRequirementsSchema.text, columns: {} }, documents };
}

const short = { 'zh-CN': 'zh', en: 'en' } as const;

/** What the public reads of a need, by field. */
function textsOf({ title, keywords, summary, indicators }: ReleasedNeed['need']) {
  const words = indicators.flatMap(({ name, targetText, method }) => [
    name,
    ...(targetText ? [targetText] : []),
    method,
  ]);
  return { title: [title], keywords: [keywords], summary: [summary], indicators: words };
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
