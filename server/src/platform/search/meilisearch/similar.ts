import { type Meilisearch } from 'meilisearch';
import { compareText } from '../facets.js';
import { type Filter } from '../filter.js';
import { type Hit, type SimilarRequest } from '../request.js';
import { suggestingFields } from '../suggestions.js';
import { languages } from '@duijie/shared';
import { textsOf } from '../text/highlight.js';
import { normalized } from '../text/normal-form.js';
import { isCode, piecesOf } from '../text/pieces.js';
import { ask, type EngineHit, type Source } from './asking.js';
import { expressionOf } from './filters.js';
import { spelledQuery } from './queries.js';
import { textAttributes, textOf } from './records.js';

const MOST_TERMS = 30;
const MOST_HITS = 100;
const SHORTEST_WORD = 3;

/**
 * The documents that share the rarest terms of titles and keywords with one; none where the reader does not see that one. The engine
 * says of each term which documents have it, and so how rare it is.
 */
export async function similarTo(
  client: Meilisearch,
  source: Source,
  request: SimilarRequest,
): Promise<Hit[]> {
  const { schema, uid, visible } = source;
  const itself: Filter = { column: 'id', in: [request.id] };
  const fields = suggestingFields(schema);
  const known = { ...schema, columns: { ...schema.columns, id: { type: 'keyword' } as const } };
  const [found] = (
    await ask(client, {
      sources: [{ ...source, schema: known }],
      questions: [{ q: '', weight: 1 }],
      filters: [itself],
      size: 1,
      retrieve: () => textAttributes(fields),
    })
  ).hits;
  const terms = found ? termsOf(textOf(found.hit, fields), fields) : [];
  if (terms.length === 0) return [];
  const filters = [visible, ...(request.filter ? [request.filter] : []), { not: itself }];
  const filter = filters.flatMap((each) => expressionOf(known, each) ?? []);
  const queries = terms.map((q) => ({
    indexUid: uid,
    q,
    filter,
    limit: MOST_HITS,
    attributesToRetrieve: ['id', 'rev'],
  }));
  const { results } = await client.multiSearch<{ queries: typeof queries }, EngineHit>({ queries });
  return ranked(results.map(({ hits }) => hits))
    .slice(0, request.size)
    .map((hit) => ({ ...hit, kind: schema.kind }));
}

/** Each text of the fields as one term, and its words by themselves. */
function termsOf(text: ReturnType<typeof textOf>, fields: readonly string[]): string[] {
  const texts = fields.flatMap((field) => languages.flatMap((language) => textsOf(text[field], language)));
  const pieces = texts.map((each) => piecesOf(normalized(each)).filter((piece) => !isCode(piece.text)));
  const words = pieces.flat().filter(({ han, text: word }) => han || word.length >= SHORTEST_WORD);
  const runs = words.filter(({ han }) => han).map(({ text: run }) => spelledQuery(run));
  const latin = words.filter(({ han }) => !han).map(({ text: word }) => word);
  return [...new Set([...runs, ...latin])].slice(0, MOST_TERMS);
}

/** The documents of all lists, each counting the rarity of the lists that it is in. */
function ranked(lists: readonly (readonly EngineHit[])[]): Omit<Hit, 'kind'>[] {
  const found = new Map<string, { id: string; rev: number; score: number; highlights: Hit['highlights'] }>();
  for (const hits of lists) {
    for (const { id, rev } of hits) {
      const hit = found.get(id) ?? { id, rev, score: 0, highlights: {} };
      found.set(id, { ...hit, score: hit.score + 1 / (1 + hits.length) });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || compareText(a.id, b.id));
}
