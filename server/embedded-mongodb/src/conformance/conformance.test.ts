import { describe, it } from '@jest/globals';
import { verify } from './check.js';
import { runPure } from './run.js';
import { TABLE } from './table.js';

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    await verify(row, () => runPure(row));
  });
});
