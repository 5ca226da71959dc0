import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../kernel/index.js';
import { type SearchFilter } from './service/wish.js';

/** A search that a person comes back to; it has no life but to be there. */
export interface SavedSearchRecord {
  _id: string;
  personId: string;
  name: string;
  query: string;
  kinds: string[];
  filter: SearchFilter;
  savedAt: Date;
  /** What became findable after it is new. */
  seenAt: Date;
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;

const filter = new Schema<SearchFilter>(
  {
    challenge: String,
    fields: { type: [String], default: undefined },
    statuses: { type: [String], default: undefined },
    regions: { type: [String], default: undefined },
    cooperationModes: { type: [String], default: undefined },
    organizationKinds: { type: [String], default: undefined },
    budgetMin: BigInt,
    budgetMax: BigInt,
    deadlineAfter: Date,
    deadlineBefore: Date,
  },
  { _id: false, strict: 'throw' },
);

const schema = new Schema<SavedSearchRecord>(
  {
    _id: text,
    personId: text,
    name: text,
    query: { type: String, default: '' },
    kinds: [String],
    filter: { type: filter, default: {} },
    savedAt: instant,
    seenAt: instant,
  },
  { collection: 'savedSearches', versionKey: false, strict: 'throw', minimize: false },
).index({ personId: 1, savedAt: 1, _id: 1 });

export function savedSearchModel(kernel: Kernel): Model<SavedSearchRecord> {
  return kernel.model('SavedSearch', schema);
}
