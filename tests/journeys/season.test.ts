import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DemoAccount, ensureWorld, verifyHistory } from '@duijie/server';
import { worlds } from '@duijie/seeds';
import { type Data, startTestApp, type TestApp } from '../factories/index.js';
import { signIn } from './sign-in.js';

/** Collected and released per field, as they were published; then answered, solutions, docked and contracts signed. */
const published = {
  'electronic-information': [22, 14, 12, 26, 7, 7],
  'equipment-manufacturing': [30, 19, 16, 34, 9, 9],
  'energy-environment': [28, 17, 14, 30, 8, 8],
  'modern-agriculture': [32, 20, 16, 35, 9, 9],
  biomedicine: [26, 16, 13, 28, 7, 7],
  petrochemical: [20, 12, 10, 21, 5, 5],
  other: [14, 8, 6, 13, 3, 3],
} as const;

/** Teams of the seven published provinces. */
const provinces = {
  '110000': 14,
  '120000': 8,
  '320000': 15,
  '330000': 10,
  '510000': 12,
  '610000': 26,
  '620000': 45,
} as const;

/** Ends of days in Shanghai through the season. */
const moments = [
  '2022-02-14',
  '2022-02-28',
  '2022-03-15',
  '2022-03-31',
  '2022-04-30',
  '2022-05-09',
  '2022-05-20',
  '2022-05-25',
  '2022-05-31',
  '2022-12-31',
].map((day) => new Date(`${day}T23:59:59.999+08:00`));

let app: TestApp;
let accounts: readonly DemoAccount[];
let told = 0;

const tell = () => {
  const report = () => void told++;
  return ensureWorld({ name: 'gansu-7', app, worlds, clock: app.clock, report, alone: true });
};

beforeAll(async () => {
  app = await startTestApp({ now: '2026-03-02T10:00:00+08:00' });
  accounts = await tell();
}, 600_000);

afterAll(() => app.close());

async function ask(query: string, as?: { token: string }): Promise<Data> {
  const { data, errors } = await app.request(query, null, { as: as ?? null });
  expect(errors).toBeUndefined();
  return data;
}

async function list(shown: string, as?: { token: string }): Promise<Data[]> {
  const nodes: Data[] = [];
  for (let after = ''; ;) {
    const page = `challenge: "gansu-7", first: 100, sort: CODE_ASC ${after && `, after: "${after}"`}`;
    const { requirements } = await ask(
      `{ requirements(${page}) { edges { node { ${shown} } } pageInfo { hasNextPage endCursor } } }`,
      as,
    );
    nodes.push(...requirements.edges.map(({ node }: Data) => node));
    if (!requirements.pageInfo.hasNextPage) return nodes;
    after = requirements.pageInfo.endCursor;
  }
}

describe('the seventh challenge, to somebody who is not signed in', () => {
  it('answers the published question', async () => {
    const { challenge, requirements } = await ask(`{
      challenge(slug: "gansu-7") { name { text } year statistics {
        requirementsCollected requirementsReleased requirementsAnswered solutions teams docked contractsSigned
        contracted byField { field requirementsReleased } } }
      requirements(challenge: "gansu-7", first: 20, filter: { fields: ["biomedicine"] }, sort: DEADLINE_ASC) {
        totalCount edges { cursor node { id code title { text } field status budget deadline } }
        pageInfo { hasNextPage endCursor } } }`);
    expect(challenge).toMatchObject({
      name: { text: '第七届中国创新挑战赛（甘肃）' },
      year: 2022,
      statistics: {
        requirementsCollected: 172,
        requirementsReleased: 106,
        requirementsAnswered: 87,
        solutions: 187,
        teams: 130,
        docked: 48,
        contractsSigned: 48,
        contracted: '3810000000',
      },
    });
    expect(requirements.totalCount).toBe(16);
    expect(requirements.pageInfo.hasNextPage).toBe(false);
    const nodes = requirements.edges.map(({ node }: Data) => node);
    expect(nodes.every(({ field }: Data) => field === 'biomedicine')).toBe(true);
    const deadlines = nodes.map(({ deadline }: Data) => deadline);
    expect(deadlines).toEqual([...deadlines].sort());
  });

  it('counts what was published for each field, and the sums agree', async () => {
    const { challenge } = await ask(`{ challenge(slug: "gansu-7") { statistics { contracted byField { field
      requirementsCollected requirementsReleased requirementsAnswered solutions docked contractsSigned contracted } } } }`);
    const rows: Data[] = challenge.statistics.byField;
    const counted = Object.fromEntries(
      rows.map((row) => [
        row.field,
        [
          ...[row.requirementsCollected, row.requirementsReleased, row.requirementsAnswered],
          ...[row.solutions, row.docked, row.contractsSigned],
        ],
      ]),
    );
    expect(counted).toEqual(published);
    const sum = rows.reduce((total, row) => total + BigInt(row.contracted as string), 0n);
    expect(String(sum)).toBe(challenge.statistics.contracted);
  });

  it('counts the teams of the seven provinces', async () => {
    const { challenge } = await ask(
      '{ challenge(slug: "gansu-7") { statistics { byProvince { province teams solutions docked } } } }',
    );
    const rows: Data[] = challenge.statistics.byProvince;
    expect(Object.fromEntries(rows.map((row) => [row.province, row.teams]))).toEqual(provinces);
    const sum = (figure: string) => rows.reduce((total, row) => total + (row[figure] as number), 0);
    expect([sum('teams'), sum('solutions'), sum('docked')]).toEqual([130, 187, 48]);
  });

  it('stands beside the years before, whose totals were declared', async () => {
    const { editions } = await ask(
      '{ editions { slug year isDrillable figures { figure value before change } } }',
    );
    const drillable = editions.map(({ slug, isDrillable }: Data) => [slug, isDrillable]);
    expect(drillable).toEqual([
      ['gansu-5', false],
      ['gansu-6', false],
      ['gansu-7', true],
      ['gansu-lanzhou-1-to-6', false],
      ['open-now', true],
    ]);
    const figures = editions.find(({ slug }: Data) => slug === 'gansu-7').figures;
    expect(figures).toContainEqual({
      ...{ figure: 'CONTRACTS_SIGNED', value: '48', before: '44', change: '9.1' },
    });
    expect(figures).toContainEqual({
      ...{ figure: 'CONTRACTED', value: '3810000000', before: '3860000000', change: '-1.3' },
    });
  });

  it('reads the annual bulletin with its frozen figures, and an earlier one with its correction', async () => {
    const { publications } = await ask(`{ publications(challenge: "gansu-7") { edges { node { status asOf
      title { text } text { text } figures { figure value rows } correction { text } } } } }`);
    const [annual, earlier] = publications.edges.map(({ node }: Data) => node);
    expect(annual).toMatchObject({ status: 'PUBLISHED', correction: null });
    expect(annual.text.text).toContain('征集企业技术创新需求172项，遴选发布技术创新需求106项');
    expect(annual.text.text).toContain('北京、天津、浙江、江苏、四川、陕西、甘肃等地挑战团队130支');
    expect(annual.text.text).toContain('共有48项技术创新需求与解决方案成功对接');
    expect(annual.text.text).toContain('合同金额3810万元');
    expect(annual.text.text).toContain('生物医药 | 26 | 16 | 13 | 28 | 7');
    expect(annual.figures).toContainEqual({ figure: 'SOLUTIONS', value: '187', rows: 187 });
    expect(earlier.status).toBe('CORRECTED');
    expect(earlier.correction.text).toMatch(/逾期提交的方案/);
  });

  it('shows the 106, each with its own title and with targets that can be measured', async () => {
    const nodes = await list(
      'code status title { text } indicators { mustHave comparator target targetText { text } }',
    );
    expect(nodes).toHaveLength(106);
    const count = (status: string) => nodes.filter((each) => each.status === status).length;
    expect([count('DOCKED'), count('NO_DEAL'), count('UNANSWERED')]).toEqual([48, 39, 19]);
    const bare = nodes.map(({ title }) => title.text.replaceAll(/\d/g, ''));
    expect(new Set(bare).size).toBe(106);
    for (const { indicators } of nodes)
      for (const { mustHave, target, targetText } of indicators)
        if (mustHave) expect(target ?? targetText).not.toBeNull();
  });

  it('shows GS2022-XQ-0042 in both languages', async () => {
    const { requirement } = await ask(
      '{ requirement(code: "GS2022-XQ-0042") { code status title { zh: text(lang: ZH_CN) en: text(lang: EN) } } }',
    );
    expect(requirement.code).toBe('GS2022-XQ-0042');
    expect(['DOCKED', 'NO_DEAL', 'UNANSWERED']).toContain(requirement.status);
    expect(requirement.title.zh).toMatch(/\p{Script=Han}/u);
    expect(requirement.title.en).toMatch(/^[\p{Script=Latin}\p{P}\p{N}\p{S}\s\p{Script=Greek}]+$/u);
  });

  it('never shows the others, whoever knows their codes and ids', async () => {
    const organizer = await signIn(
      app,
      accounts.find(({ role }) => role === 'organizer')!,
    );
    const all = await list('id code status', organizer);
    const count = (status: string) => all.filter((each) => each.status === status).length;
    const hidden = ['REJECTED', 'RETURNED', 'WITHDRAWN'];
    expect([all.length, ...hidden.map(count)]).toEqual([180, 66, 4, 4]);
    for (const { id, code } of all.filter(({ status }) => hidden.includes(status as string))) {
      const answers = await ask(
        `{ a: requirement(code: "${code}") { id } b: requirement(id: "${id}") { id } }`,
      );
      expect({ code, ...answers }).toEqual({ code, a: null, b: null });
    }
    const filtered = await ask(
      '{ requirements(challenge: "gansu-7", filter: { status: [REJECTED, RETURNED, WITHDRAWN] }) { totalCount } }',
    );
    expect(filtered.requirements.totalCount).toBe(0);
  });
});

describe('the statistics of any moment', () => {
  const at = async (moment: Date) => {
    const { challenge } = await ask(
      `{ challenge(slug: "gansu-7") { statistics(asOf: "${moment.toISOString()}") { requirementsCollected requirementsReleased } } }`,
    );
    return [challenge.statistics.requirementsCollected, challenge.statistics.requirementsReleased];
  };

  it('are what history says', async () => {
    const rows = await app.kernel.connection
      .collection('history')
      .find({ subjectKind: 'requirement', recordedAt: { $lt: new Date('2023-01-01') } })
      .sort({ recordedAt: 1 })
      .toArray();
    const replayed = (moment: Date) => {
      const collected = new Set<string>();
      const released = new Set<string>();
      for (const { subjectId, action, recordedAt } of rows) {
        if (recordedAt > moment) continue;
        if (action === 'submit') collected.add(subjectId as string);
        if (action === 'return' || action === 'withdraw') collected.delete(subjectId as string);
        if (action === 'release') released.add(subjectId as string);
      }
      return [collected.size, released.size];
    };
    for (const moment of moments) expect([moment, await at(moment)]).toEqual([moment, replayed(moment)]);
  });

  it('begin at nothing, never fall once released, and end at what was published', async () => {
    const counts = await Promise.all(moments.map(at));
    expect(counts[0]).toEqual([0, 0]);
    expect(counts.at(-1)).toEqual([172, 106]);
    const released = counts.map(([, each]) => each);
    expect(released).toEqual([...released].sort((a, b) => a - b));
    expect(new Set(released).size).toBeGreaterThanOrEqual(4);
  });
});

describe('the world', () => {
  it('has a history that holds, sealed at the end of 2022', async () => {
    const verification = await verifyHistory(app.kernel);
    expect(verification).toMatchObject({ first: null, checkpoints: 2 });
    expect(verification.rows).toBeGreaterThan(5_000);
  });

  it('has an open challenge whose deadlines lie ahead', async () => {
    const { challenge, requirements } = await ask(`{
      challenge(slug: "open-now") { status year statistics { requirementsCollected requirementsReleased } }
      requirements(challenge: "open-now") { edges { node { code status deadline } } } }`);
    expect(challenge).toEqual({
      status: 'SOLICITING',
      year: 2026,
      statistics: { requirementsCollected: 10, requirementsReleased: 6 },
    });
    const nodes = requirements.edges.map(({ node }: Data) => node);
    expect(nodes).toHaveLength(6);
    expect(nodes.filter(({ status }: Data) => status === 'CLOSED')).toHaveLength(1);
    for (const { code, status, deadline } of nodes) {
      expect(code).toMatch(/^DJ2026-XQ-00\d\d$/);
      expect(new Date(deadline as string) > app.clock.now()).toBe(status === 'RELEASED');
    }
  });

  it('is not told a second time', async () => {
    const before = told;
    expect(await tell()).toEqual(accounts);
    expect(told).toBe(before);
  });
});
