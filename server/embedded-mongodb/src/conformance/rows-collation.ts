import { type Document } from 'bson';
import { type Row } from './row.js';

const words = [
  { _id: 1, v: 'resume' },
  { _id: 2, v: 'Resume' },
  { _id: 3, v: 'résumé' },
  { _id: 4, v: 'RÉSUMÉ' },
  { _id: 5, v: ['x', 'RESUME'] },
  { _id: 6, v: 6 },
];
const under = (collation: Document, find: Document, ids: unknown[], name: string): Row => ({
  ...{ name, docs: words, ids },
  do: { find, collation },
});
const refused = (collation: Document, find: Document, fails: number, name: string): Row => ({
  ...{ name, docs: words, fails },
  do: { find, collation },
});
const en = (strength?: number) => ({ locale: 'en', ...(strength && { strength }) });

/** What is equal under a collation; what is before what is refused here. */
export const collations: readonly Row[] = [
  under({ locale: 'simple' }, { v: 'resume' }, [1], 'the simple collation tells all apart'),
  under(en(), { v: 'resume' }, [1], 'strength 3, the default, tells case and marks apart'),
  under(en(2), { v: 'resume' }, [1, 2, 5], 'strength 2 takes upper for lower case'),
  under(en(2), { v: 'résumé' }, [3, 4], 'strength 2 tells marks apart'),
  under(en(1), { v: 'resume' }, [1, 2, 3, 4, 5], 'strength 1 takes letters with marks for those without'),
  under(en(2), { v: { $in: ['RESUME', 6] } }, [1, 2, 5, 6], '$in under a collation'),
  under(en(2), { v: { $ne: 'resume' } }, [3, 4, 6], '$ne under a collation'),
  under(en(2), { v: { $nin: ['resume', 'résumé'] } }, [6], '$nin under a collation'),
  under(en(2), { v: { $all: ['X', 'resume'] } }, [5], '$all under a collation'),
  under(en(2), { v: { $elemMatch: { $eq: 'resume' } } }, [5], '$elemMatch under a collation'),
  under(en(2), { $or: [{ v: 'RESUME' }, { v: 6 }] }, [1, 2, 5, 6], '$or under a collation'),
  under(en(2), { v: { $gte: 5 } }, [6], 'numbers keep their order under a collation'),
  under(en(2), { v: { $exists: true } }, [1, 2, 3, 4, 5, 6], '$exists under a collation'),
  refused({ locale: 'en', foo: 1 }, {}, 40415, 'an unknown option of a collation'),
  refused({ strength: 2 }, {}, 40414, 'a collation without a locale'),
  refused(en(2), { v: { $gt: 'a' } }, 238, 'the order of texts under a collation'),
  refused({ locale: 'en', numericOrdering: true }, {}, 238, 'digits by number'),
];
