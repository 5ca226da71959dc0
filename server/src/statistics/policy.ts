import { type SliceAccess } from '../kernel/index.js';

/** Figures are public: they count records without telling which. */
export const access: SliceAccess = {
  roots: {},
  fields: { Challenge: { statistics: 'open' } },
};
