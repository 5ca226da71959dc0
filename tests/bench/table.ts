import { type Measure } from './figure.js';

const columns = ['measured', 'value', 'target', ''] as const;

/** A plain table of measures under their figures' titles. */
export function tableOf(sections: readonly { title: string; measures: readonly Measure[] }[]): string {
  const cells = sections.flatMap(({ measures }) => measures.map(cellsOf));
  const widths = columns.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]!.length)),
  );
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd();
  return [
    line(columns),
    ...sections.flatMap(({ title, measures }) => ['', title, ...measures.map((each) => line(cellsOf(each)))]),
  ].join('\n');
}

function cellsOf({ what, value, target, met }: Measure): string[] {
  return [what, value, target ?? '', met === undefined ? '' : met ? 'met' : 'NOT MET'];
}
