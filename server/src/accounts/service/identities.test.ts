import { describe, expect, it } from '@jest/globals';
import { identityIn, readIdentity } from './identities.js';

describe('a name to sign in by', () => {
  it.each([
    [' Li.Wei@Example.COM ', 'email', 'li.wei@example.com'],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'email', 'li@example.com'],
    ['13912345678', 'phone', '+8613912345678'],
    ['+86 139-1234-5678', 'phone', '+8613912345678'],
    ['0086 139 1234 5678', 'phone', '+8613912345678'],
    ['0931-5550001', 'phone', '+869315550001'],
    ['(0931) 555 0001', 'phone', '+869315550001'],
    ['+49 30 123456', 'phone', '+4930123456'],
    ['Administrator', 'username', 'administrator'],
    ['li_wei-2', 'username', 'li_wei-2'],
  ])('%s is the %s %s', (typed, kind, value) => {
    expect(readIdentity(typed)).toEqual({ kind, value });
    expect(readIdentity(value)).toEqual({ kind, value });
  });

  it.each([
    '',
    ' ',
    'a',
    '@',
    'a@',
    '@b.example',
    'a@b',
    'a b@c.example',
    '12345',
    '2abc',
    '-abc',
    'x'.repeat(300),
  ])('"%s" is none', (typed) => expect(readIdentity(typed)).toBeNull());

  it('is refused in a field for another kind', () => {
    expect(identityIn('email', '13912345678')).toMatchObject({ path: 'email', code: 'MALFORMED' });
    expect(identityIn('phone', 'li@example.com')).toMatchObject({ path: 'phone', code: 'MALFORMED' });
    expect(identityIn('username', '0931-5550001')).toMatchObject({ path: 'username', code: 'MALFORMED' });
  });
});
