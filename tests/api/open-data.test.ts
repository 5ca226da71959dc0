import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCast, aRequirement, type Cast, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
let cast: Cast;
let code: string;

beforeAll(async () => {
  app = await startTestApp({ publicUrl: 'https://duijie.example' });
  cast = await aCast(app);
  const title = {
    lang: 'zh-CN' as const,
    text: '=铜,"回收"<&',
    translations: [{ lang: 'en' as const, text: 'Copper' }],
  };
  const { requirement } = await aRequirement(app, { cast, status: 'released', title });
  code = requirement.code!;
  await aRequirement(app, { cast, status: 'selected' });
});
afterAll(() => app.close());

describe('open data', () => {
  it('gives every released need as JSON, and no other', async () => {
    const { status, text, headers } = await app.send('/open/requirements.json');
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const { requirements } = JSON.parse(text) as { requirements: object[] };
    expect(requirements).toEqual([
      expect.objectContaining({
        url: `https://duijie.example/requirements/${code}`,
        code,
        status: 'RELEASED',
        challenge: cast.challenge.slug,
        title: { lang: 'ZH_CN', text: '=铜,"回收"<&', translations: [{ lang: 'EN', text: 'Copper' }] },
        budget: '150000000',
      }),
    ]);
    expect(text).not.toMatch(/background|contact/);
  });

  it('gives them as a table that spreadsheets read, and take no formula from', async () => {
    const { text, headers } = await app.send('/open/requirements.csv');
    const bytes = new Uint8Array(await (await fetch(`${app.url}/open/requirements.csv`)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get('content-disposition')).toContain('requirements.csv');
    const [head, line, end] = text.replace('\ufeff', '').split('\r\n');
    expect(head).toMatch(/^code,challenge,status,title_zh,title_en,/);
    expect(line).toContain(`${code},${cast.challenge.slug},RELEASED,"'=铜,""回收""<&",Copper,`);
    expect(line).toContain(',1500000,');
    expect(end).toBe('');
  });

  it('gives the newest as a feed', async () => {
    const { text, headers } = await app.send('/open/requirements.atom');
    expect(headers.get('content-type')).toContain('application/atom+xml');
    expect(text).toContain(`<id>https://duijie.example/requirements/${code}</id>`);
    expect(text).toContain('=铜,&#34;回收&#34;&#60;&#38;');
  });

  it('has a page for each need, with instants that machines read', async () => {
    const { text } = await app.send(`/requirements/${code}`);
    expect(text).toMatch(/<time dateTime="\d{4}-\d\d-\d\dT[\d:.]+Z"/);
  });

  it.each(['json', 'csv', 'atom'])('says of %s whether anything has changed', async (format) => {
    const path = `/open/requirements.${format}`;
    const etag = (await app.send(path)).headers.get('etag')!;
    const same = await fetch(app.url + path, { headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
    expect(await same.text()).toBe('');
    const other = await fetch(app.url + path, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('narrows to a challenge, and knows no other', async () => {
    const path = '/open/requirements.json?challenge=';
    expect(JSON.parse((await app.send(path + cast.challenge.slug)).text)).toMatchObject({
      requirements: [{ code }],
    });
    expect(await app.send(`${path}nowhere`)).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
  });
});
