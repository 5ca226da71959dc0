import { describe, expect, it } from '@jest/globals';
import { cleanName, extensionOf } from './name.js';

describe('a file name', () => {
  it.each([
    ['plan.pdf', 'plan.pdf'],
    ['e\u0301tude.pdf', 'étude.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\me\\plan.pdf', 'plan.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth\u2066.txt', 'zerowidth.txt'],
    ['line\r\nSet-Cookie: x.txt', 'lineSet-Cookie_ x.txt'],
    ['nul\0.html\0.pdf', 'nul.html.pdf'],
    ['lone\ud800.txt', 'lone.txt'],
    ['  ..hidden.txt. ', 'hidden.txt'],
    ['a"b<c>.txt', 'a_b_c_.txt'],
    ['…/', ''],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanName(given)).toBe(clean);
  });

  it('has at most 120 characters and keeps its ending', () => {
    const long = cleanName(`${'标'.repeat(200)}.pdf`);
    expect([...long]).toHaveLength(120);
    expect(long.endsWith('标.pdf')).toBe(true);
    expect([...cleanName('😀'.repeat(200))]).toHaveLength(120);
  });

  it('has a lower-case ending', () => {
    expect(extensionOf('A.PdF')).toBe('pdf');
    expect(extensionOf('none')).toBe('');
  });
});
