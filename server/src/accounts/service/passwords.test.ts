import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordFits, passwordProblems } from './passwords.js';

const codes = (password: string, names: string[] = []) =>
  passwordProblems('password', password, names).map(({ code }) => code);

describe('a password', () => {
  it.each([
    ['short', 'nine char', ['LENGTH']],
    ['long', 'x'.repeat(201), ['LENGTH']],
    ['common', 'password123', ['TOO_COMMON']],
    ['common in other letters', 'ＱｗｅｒｔｙUIOP', ['TOO_COMMON']],
    ['counted in characters', '密码密码密码密码密码', []],
    ['longest', 'xy'.repeat(100), []],
  ])('that is %s', (_what, password, expected) => expect(codes(password)).toEqual(expected));

  it('is not what its owner signs in by, however it is written', () => {
    const names = ['li.wei@example.com', '+8613912345678', 'administrator'];
    for (const password of ['LI.WEI@example.com', '13912345678', '+86 139 1234 5678', 'Administrator'])
      expect(codes(password, names)).not.toEqual([]);
    expect(codes('li.wei@example.org', names)).toEqual([]);
  });

  it('is kept as argon2id of at least 19 MiB in two passes, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).not.toBe(two);
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(one)!;
    expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
  });

  it('fits however its characters were composed, and nothing else fits', async () => {
    const hash = await hashPassword('Mu\u0308ller und Söhne');
    expect(await passwordFits(hash, 'Müller und So\u0308hne')).toBe(true);
    for (const wrong of ['Muller und Sohne', 'müller und söhne', '', 'Müller und Söhne '])
      expect(await passwordFits(hash, wrong)).toBe(false);
    expect(await passwordFits(await hashPassword('x'.repeat(200)), 'x'.repeat(2_000))).toBe(false);
  });

  it('never fits without a hash', async () => expect(await passwordFits(null, 'whatever it is')).toBe(false));
});
