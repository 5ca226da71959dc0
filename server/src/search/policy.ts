import { anyone, type SliceAccess } from '../kernel/index.js';

/** Everybody may search: what is found is each slice's to say. */
export const access: SliceAccess = {
  roots: {
    'Query.search': anyone,
    'Query.suggest': anyone,
  },
  fields: {},
};
