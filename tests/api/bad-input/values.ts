import fc from 'fast-check';

/** What a filter, a template or a prototype might take for more than a value. */
const hostile: unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(1000)' },
  { $in: [] },
  [{ $ne: null }],
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
  '$where',
  '.*',
  '^(a+)+$',
  '__proto__',
  'constructor',
  '../../../etc/passwd',
  "' || '1'=='1",
  '<script>alert(1)</script>',
  '=cmd|calc',
];

const malformed: unknown[] = [
  '',
  ' ',
  'x'.repeat(10_000),
  '字'.repeat(10_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '👩‍🔬🧪'.repeat(3),
  '\u202egnp.exe',
  null,
  true,
  [],
  [[]],
  {},
  ['x', 'y'],
];

const numbers: unknown[] = [
  -1,
  0,
  0.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  '-1',
  '0.5',
  '1e9',
  '1.0',
  '+1',
  ' 1',
  '١٢',
  '9'.repeat(18),
  '9'.repeat(19),
  '9'.repeat(400),
  '-0',
];

const dates: unknown[] = [
  '2022-13-45T00:00:00Z',
  '2022-02-30T00:00:00Z',
  '2022-06-30T23:59:60Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00Z',
  '2022-01-01',
  '1650000000',
  1_650_000_000_000,
  'yesterday',
];

const codes: unknown[] = [
  '999999',
  '620000',
  '000000',
  'no-such-code',
  'UNKNOWN',
  '91620100MA00000000',
  'DRAFT',
];

// Made once: what they draw from is slow to build.
const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyJson = fc.jsonValue({ maxDepth: 3 });

/** Something wrong for nearly every place; `foreign` are ids of records that the asker must not see. */
export function badValue(foreign: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...hostile) },
    { weight: 4, arbitrary: fc.constantFrom(...malformed) },
    { weight: 3, arbitrary: fc.constantFrom(...numbers) },
    { weight: 2, arbitrary: fc.constantFrom(...dates) },
    { weight: 1, arbitrary: fc.constantFrom(...codes) },
    { weight: 1, arbitrary: fc.constantFrom(...foreign) },
    { weight: 2, arbitrary: anyText },
    { weight: 1, arbitrary: anyJson },
  );
}
