import { describe, expect, it } from '@jest/globals';
import { isCreditCode } from '@duijie/shared';
import { syntheticCreditCode } from './credit-code.js';
import { paper } from './paper.js';
import { type Clock, type Ids } from '@duijie/server';
import { forEach, inTurn, playAll } from './programme.js';
import { type Ground, Stage } from './stage.js';

const noon = new Date('2022-05-20T12:00:00+08:00');

/** A ground whose use cases are the clock and the ids themselves. */
const ground: Ground<{ clock: Clock; ids: Ids }> = { at: (clock, ids) => ({ clock, ids }) };

describe('a stage', () => {
  it('gives scenes that are played at once their own time and ids, alike at every telling', async () => {
    const tell = async (order: readonly number[]) => {
      const stage = new Stage('world', ground);
      const told = await Promise.all(
        order.map((number) =>
          stage.play(`scene ${number}`, new Date(noon.getTime() + number), async ({ core }) => {
            const first = core.ids.id();
            await new Promise((resolve) => setImmediate(resolve));
            const offset = core.clock.now().getTime() - noon.getTime();
            return [number, offset, first, core.ids.id(), core.ids.secret(16)];
          }),
        ),
      );
      return told.sort((a, b) => Number(a[0]) - Number(b[0]));
    };
    const told = await tell([1, 2, 3]);
    expect(await tell([3, 1, 2])).toEqual(told);
    expect(told.map(([number, at]) => [number, at])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(new Set(told.map(([, , id]) => id)).size).toBe(3);
  });

  it('has random ids without a seed, and no time outside a scene', async () => {
    const id = () => new Stage(null, ground).play('scene', noon, async ({ core }) => core.ids.id());
    expect(await id()).not.toBe(await id());
    const clock = await new Stage('world', ground).play('scene', noon, async ({ core }) => core.clock);
    expect(() => clock.now()).toThrow('nothing happens outside a scene');
  });

  it('does things aside without taking ids of the scene', async () => {
    const tell = (isFirst: boolean) =>
      new Stage('world', ground).play('scene', noon, async ({ core, aside }) => {
        if (isFirst) await aside(async () => core.ids.id());
        return core.ids.id();
      });
    expect(await tell(true)).toBe(await tell(false));
  });

  it('refuses a second scene of the same name, whose ids would be the same', async () => {
    const stage = new Stage('world', ground);
    await stage.play('scene', noon, async () => undefined);
    await expect(stage.play('scene', noon, async () => undefined)).rejects.toThrow('was played already');
  });
});
describe('a programme', () => {
  it('plays part after part and reports how far it is', async () => {
    const played: string[] = [];
    const reports: string[] = [];
    const scene = async (name: string) => void played.push(name);
    await playAll(
      [inTurn('first', ['a', 'b'], scene), forEach('second', ['c'], scene)],
      (done, total, what) => reports.push(`${done}/${total} ${what}`),
    );
    expect(played).toEqual(['a', 'b', 'c']);
    expect(reports).toEqual(['0/3 first', '1/3 first', '2/3 first', '2/3 second', '3/3 second']);
  });

  it('ends with the first scene that fails', async () => {
    const played: string[] = [];
    const scene = async (name: string) => {
      if (name === 'b') throw new Error('b failed');
      played.push(name);
    };
    const told = playAll(
      [inTurn('first', ['a', 'b', 'c'], scene), inTurn('second', ['d'], scene)],
      () => undefined,
    );
    await expect(told).rejects.toThrow('b failed');
    expect(played).toEqual(['a']);
  });
});

describe('props', () => {
  it('are well-formed credit codes, every one different', () => {
    const codes = ['enterprise', 'government', 'university'].flatMap((kind) =>
      [1, 2, 999].map((number) => syntheticCreditCode(kind, '620102', number)),
    );
    expect(codes.filter((code) => !isCreditCode(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are papers whose parts stand where their table says', () => {
    const text = paper(['Confirmation (signed)']).toString('latin1');
    expect(text).toContain(String.raw`(Confirmation \(signed\)) Tj`);
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
    );
    expect(text.slice(Number(/startxref\n(\d+)/.exec(text)![1])).startsWith('xref')).toBe(true);
  });
});
