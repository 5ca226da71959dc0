import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { lifecyclesDocument, workflows } from './lifecycles.js';

describe('the drawn lifecycles', () => {
  it('are the committed ones; run "npm run diagrams" after a change', async () => {
    const committed = await readFile(new URL('../../docs/lifecycles.md', import.meta.url), 'utf8');
    expect(lifecyclesDocument()).toBe(committed);
  });

  it('show every action of every workflow between states it knows', () => {
    const drawn = lifecyclesDocument();
    expect(workflows.length).toBeGreaterThan(15);
    for (const { subject, states, actions } of workflows) {
      for (const [action, { from, to }] of Object.entries(actions)) {
        const named = [...from, ...(to === 'same' ? [] : [to].flat())];
        expect({ subject, action, unknown: named.filter((each) => !states.includes(each)) }).toEqual({
          ...{ subject, action },
          unknown: [],
        });
        expect(drawn).toMatch(new RegExp(`-->.*: .*\\b${action}\\b`));
      }
    }
  });
});
