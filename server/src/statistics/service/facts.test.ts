import { describe, expect, it } from '@jest/globals';
import { legalActions, requirementWorkflow, targetsOf } from '@duijie/shared';
import { type FactRow } from '../model.js';
import { definitionsOf } from './definitions.js';
import { applied, type Happening } from './facts.js';

type State = (typeof requirementWorkflow)['states'][number];

const definitions = definitionsOf('requirement');
const nowhere = { province: null, requirementId: null, teamId: null, amount: 0n };
const place = { ...nowhere, challengeId: 'c', field: 'other', region: '620000' };

/** A reproducible stream of numbers below a bound (Park and Miller's generator). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

/** A random life of a requirement that the table allows. */
function life(seed: number): Happening[] {
  const roll = dice(seed);
  const happenings: Happening[] = [];
  let state: State = requirementWorkflow.initial;
  for (let seq = 2; seq < 16; seq++) {
    const actions = legalActions(requirementWorkflow, state);
    if (actions.length === 0) break;
    const action = actions[roll(actions.length)]!;
    const at = new Date(seq * 1_000);
    const targets = targetsOf(requirementWorkflow, state, action);
    const to = targets[roll(targets.length)]!;
    happenings.push({
      ...{ ...place, subjectKind: 'requirement', subjectId: `r${seed}`, seq, action },
      ...{ from: state, to, recordedAt: at, effectiveAt: at },
    });
    state = to;
  }
  return happenings;
}

const follow = (happenings: readonly Happening[]) =>
  happenings.reduce<FactRow[]>((rows, each) => applied(rows, each, definitions), []);

/** What product.md says, read off the whole story so far. */
function counts(metric: string, story: readonly Happening[]): boolean {
  if (metric === 'released') return story.some(({ action }) => action === 'release');
  const last = story.findLast(
    ({ action, from }) =>
      ['submit', 'return'].includes(action) ||
      (action === 'withdraw' && ['submitted', 'returned'].includes(from ?? '')),
  );
  return last?.action === 'submit';
}

describe('facts', () => {
  it('say at every moment of any life what the definitions say', () => {
    let seen = 0;
    const wrong: unknown[] = [];
    for (let seed = 1; seed <= 2_000; seed++) {
      const story = life(seed);
      const rows = follow(story);
      for (const [index, { recordedAt }] of story.entries()) {
        for (const { metric } of definitions) {
          const open = rows.filter(
            (row) =>
              row.metric === metric &&
              row.recordedFrom <= recordedAt &&
              (row.recordedUntil === null || row.recordedUntil > recordedAt),
          );
          const expected = counts(metric, story.slice(0, index + 1));
          if (open.length !== (expected ? 1 : 0)) wrong.push([seed, index, metric, open.length]);
          if (expected) seen++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(1_000);
  });

  it('leave rows they do not touch as they are', () => {
    const story = life(7);
    const rows = follow(story);
    const edit = { ...story.at(-1)!, seq: 99, action: 'edit' };
    expect(applied(rows, edit, definitions).every((row, index) => row === rows[index])).toBe(true);
  });

  it('keep both dates, and number rows by the fact that opened them', () => {
    const [submit] = life(1).filter(({ action }) => action === 'submit');
    const base = submit ?? life(1)[0]!;
    const opened = applied([], { ...base, seq: 2, action: 'submit', effectiveAt: new Date(5) }, definitions);
    expect(opened).toMatchObject([
      { _id: `collected:${base.subjectId}:2`, effectiveFrom: new Date(5), effectiveUntil: null },
    ]);
    const returned = { ...base, seq: 3, action: 'return', from: 'submitted', effectiveAt: new Date(9) };
    expect(applied(opened, returned, definitions)).toMatchObject([
      { effectiveUntil: new Date(9), recordedUntil: base.recordedAt },
    ]);
  });

  it('tell what held when by the fact recorded last, at any moment of any life of a contract', () => {
    const contracts = definitionsOf('contract');
    const wrong: unknown[] = [];
    for (let seed = 1; seed <= 500; seed++) {
      const roll = dice(seed);
      const actions = ['sign', ...Array.from({ length: 8 }, () => ['amend', 'correct'][roll(2)]!)];
      const story = actions.map((action, index): Happening => {
        const [recordedAt, effectiveAt] = [new Date(100 + index), new Date(roll(100))];
        const subject = { subjectKind: 'contract', subjectId: `c${seed}`, seq: index + 2, action };
        const at = { from: 'draft', to: 'signed', recordedAt, effectiveAt };
        return { ...place, ...subject, ...at, amount: BigInt(1 + roll(1_000)) };
      });
      const rows = story
        .reduce<FactRow[]>((before, each) => applied(before, each, contracts), [])
        .filter(({ metric }) => metric === 'contracts');
      for (let moment = 0; moment < 110; moment++) {
        const at = new Date(moment);
        const known = story.findLast(({ effectiveAt }) => effectiveAt <= at)?.amount ?? 0n;
        const held = rows
          .filter(({ effectiveFrom, effectiveUntil: until }) => effectiveFrom <= at && (!until || at < until))
          .map(({ amount }) => amount);
        if (held.length > 1 || (held[0] ?? 0n) !== known) wrong.push([seed, moment, held, known]);
        const recorded = story.findLast(({ recordedAt }) => recordedAt <= at)?.amount ?? 0n;
        const written = rows
          .filter(({ recordedFrom, recordedUntil: until }) => recordedFrom <= at && (!until || at < until))
          .reduce((sum, { amount }) => sum + amount, 0n);
        if (written !== recorded) wrong.push([seed, moment, written, recorded]);
      }
    }
    expect(wrong).toEqual([]);
  });
});
