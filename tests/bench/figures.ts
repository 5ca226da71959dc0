import { commands } from './commands.js';
import { contention } from './contenders.js';
import { crash, crashContracts } from './crash.js';
import { type Figure } from './figure.js';
import { growth } from './growth.js';
import { model } from './model.js';
import { oracle } from './oracle.js';
import { page } from './page.js';
import { repeats } from './repeats.js';
import { sealing } from './sealing.js';
import { search } from './search.js';
import { searchCrash } from './search-crash.js';
import { staleness } from './staleness.js';
import { start } from './start.js';
import { statistics } from './statistics.js';
import { web } from './web.js';

/** The figures of the house, in the order in which they are measured. */
export const figures: readonly Figure[] = [
  page,
  commands,
  growth,
  statistics,
  sealing,
  model,
  search,
  staleness,
  oracle,
  contention,
  repeats,
  crash,
  crashContracts,
  searchCrash,
  start,
  web,
];
