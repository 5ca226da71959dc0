import { describe, it } from '@jest/globals';
import { verify } from './check.js';
import { runPure } from './run.js';
import { TABLE } from './table.js';

const PURE = Object.entries(TABLE).filter(([, rows]) => rows.some(({ live }) => !live));

describe.each(PURE)('%s', (_, rows) => {
  it.each(rows.filter(({ live }) => !live).map((row) => [row.name, row] as const))(
    '%s',
    async (_name, row) => {
      await verify(row, () => runPure(row));
    },
  );
});
