import { beforeEach, expect, it } from '@jest/globals';
import { type SearchDocument, type SearchIndex } from '@duijie/server';
import { suite } from './engines.js';
import { catalyst, everybody, needDocument, needDocuments, needs } from './world.js';

async function found(index: SearchIndex, text: string) {
  const { hits } = await index.search(everybody, { kinds: ['needs'], text, page: 1, size: 20 });
  return hits.map(({ id, rev }) => `${id}@${rev}`);
}

async function revisions(index: SearchIndex): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  for await (const { id, rev } of index.listRevs('needs')) result[id] = rev;
  return result;
}

const renamed = needDocument({ ...catalyst, title: ['光伏清洗机器人', 'Cleaning robots'] }, 2);
const everyRevision = Object.fromEntries(needDocuments.map(({ id, rev }) => [id, rev]));

export const writing = suite('what is written', (index) => {
  beforeEach(async () => {
    await index().rebuild('needs', needDocuments);
  });

  it('replaces the whole document', async () => {
    expect(await index().upsert('needs', [renamed])).toEqual([]);
    expect(await found(index(), '机器人')).toEqual(['need-0042@2']);
    expect(await found(index(), '研制')).toEqual([]);
    expect(await revisions(index())).toEqual({ ...everyRevision, 'need-0042': 2 });
  });

  it.each([...'<>|=+~$^→●'])('finds a word beside %s', async (symbol) => {
    const title = { en: `a ${symbol}zirconium${symbol}hafnium` };
    await index().upsert('needs', [{ ...renamed, text: { ...renamed.text, title } }]);
    expect(await found(index(), 'zirconium')).toEqual(['need-0042@2']);
    expect(await found(index(), 'hafnium')).toEqual(['need-0042@2']);
  });

  it('forgets what is removed, and what was never there', async () => {
    await index().remove('needs', ['need-0042', 'need-9999']);
    expect(await found(index(), '催化剂')).toEqual([]);
    expect(await revisions(index())).not.toHaveProperty('need-0042');
    await index().upsert('needs', [needDocument(catalyst, 3)]);
    expect(await found(index(), '研制')).toEqual(['need-0042@3']);
  });

  it('takes the good documents of a batch and names the others', async () => {
    const broken: SearchDocument[] = [
      { ...renamed, id: 'a/b' },
      { ...renamed, id: 'n1', rev: 0.5 },
      { ...renamed, id: 'n2', text: { nothing: { en: 'x' } } },
      { ...renamed, id: 'n3', columns: { budget: 'much' } },
      { ...renamed, id: 'n4', columns: { deadline: new Date(NaN) } },
    ];
    const failures = await index().upsert('needs', [...broken.slice(0, 3), renamed, ...broken.slice(3)]);
    expect(failures.map(({ id }) => id)).toEqual(broken.map(({ id }) => id));
    expect(failures.every(({ reason }) => reason !== '')).toBe(true);
    expect(await found(index(), '机器人')).toEqual(['need-0042@2']);
  });

  it('leaves the last of several changes of one document', async () => {
    await Promise.all([
      index().upsert('needs', [needDocument(catalyst, 2)]),
      index().remove('needs', ['need-0042']),
      index().upsert('needs', [needDocument(catalyst, 4)]),
    ]);
    expect(await found(index(), '研制')).toEqual(['need-0042@4']);
  });

  it('is rebuilt beside what is in use, which answers until the swap', async () => {
    let during: string[] = [];
    const progress: number[] = [];
    const report = await index().rebuild('needs', [renamed], {
      catchUp: async (target) => {
        during = await found(index(), '淀粉');
        await target.upsert([needDocument(catalyst, 7)]);
        const seen: string[] = [];
        for await (const { id, rev } of target.listRevs()) seen.push(`${id}@${rev}`);
        expect(seen).toEqual(['need-0042@7']);
      },
      progress: (documents) => progress.push(documents),
    });
    expect(report).toEqual({ documents: 1, failures: [] });
    expect(during).toEqual(['need-0007@1']);
    expect(progress.at(-1)).toBe(1);
    expect(await revisions(index())).toEqual({ 'need-0042': 7 });
  });

  it('keeps what changes while it is rebuilt', async () => {
    async function* slowly() {
      for (const document of needDocuments) {
        if (document.id === 'need-0042') {
          await index().upsert('needs', [renamed]);
          await index().remove('needs', ['need-0007']);
        }
        yield document;
      }
    }
    await index().rebuild('needs', slowly());
    const { 'need-0007': _removed, ...others } = everyRevision;
    expect(await revisions(index())).toEqual({ ...others, 'need-0042': 2 });
  });

  it('names documents that a rebuild could not take, and goes on', async () => {
    const { documents, failures } = await index().rebuild('needs', [
      { ...renamed, id: '' },
      ...needDocuments,
    ]);
    expect({ documents, failed: failures.map(({ id }) => id) }).toEqual({ documents: 5, failed: [''] });
  });

  it('stays as it was where a rebuild fails', async () => {
    function* failing() {
      yield renamed;
      throw new Error('the database went away');
    }
    await expect(index().rebuild('needs', failing())).rejects.toThrow('the database went away');
    expect(await found(index(), '研制')).toEqual(['need-0042@1']);
  });

  it('needs no rebuild for the same schema again', async () => {
    expect(await index().ensure(needs)).toEqual({ needsRebuild: false });
    expect(await found(index(), '研制')).toEqual(['need-0042@1']);
  });

  it('is there when it settles, and the engine says that it works', async () => {
    void index().upsert('needs', [renamed]);
    await index().settle();
    expect(await found(index(), '机器人')).toEqual(['need-0042@2']);
    expect(await index().health()).toMatchObject({ available: true, reason: null });
  });
});
