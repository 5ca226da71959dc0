import { type SolutionEntry } from '../content/index.js';
import { enterpriseOf, onPaper, providerKey, providerOf } from './papers.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

/** Somebody begins talks: the enterprise about what it shortlisted, or the office. */
export function propose(
  telling: Telling,
  { key, need }: SolutionEntry,
  at: Date,
  isByEnterprise: boolean,
): Promise<void> {
  return telling.scene(`propose ${key}`, at, async (troupe) => {
    const proposer = await troupe.as(isByEnterprise ? need.enterprise : telling.office.reviews);
    const { _id } = await troupe.services.dockings.propose(proposer, telling.solutions.id(key));
    telling.dockings.set(key, _id);
  });
}

const talks = [
  {
    zh: '双方逐条核对指标与测试方法，团队介绍中试条件，企业说明现场公用工程与停产窗口。',
    en: 'Both went through indicators and tests one by one; the team described its pilot conditions, the enterprise its utilities and shutdown window.',
  },
  {
    zh: '企业带团队看了现场，约定由企业寄送三批样品，团队两周内反馈复测数据。',
    en: 'The enterprise showed the plant; it sends three lots of samples and the team reports its measurements within two weeks.',
  },
  {
    zh: '就报价、付款节点和知识产权归属交换意见，初步同意按三个节点付款。',
    en: 'Price, payment steps and ownership of results were discussed; three payment steps are agreed in principle.',
  },
  {
    zh: '视频会商：团队补充了放大设计依据，企业技术部门无异议，提请负责人确认。',
    en: 'Video call: the team added the basis of its scale-up; the technical department has no objection and asks its head to confirm.',
  },
];

/** The office keeps what was talked about. */
export function noteTalk(telling: Telling, { key }: SolutionEntry, at: Date, number: number): Promise<void> {
  return telling.scene(`talk ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    const text = localized(talks[number % talks.length]!);
    await troupe.services.dockings.note(office, telling.dockings.id(key), text);
  });
}

/** One side says yes; on paper, the office enters it later. */
export function turnKey(
  telling: Telling,
  solution: SolutionEntry,
  side: 'enterprise' | 'team',
  at: Date,
  signedAt: Date | null = null,
): Promise<void> {
  const { key, need, team } = solution;
  return telling.scene(`${side} key ${key}`, at, async (troupe) => {
    const id = telling.dockings.id(key);
    const { dockings } = troupe.services;
    if (signedAt === null)
      return dockings.accept(await troupe.as(side === 'team' ? team.key : need.enterprise), id, side);
    const onBehalfOf = (side === 'team' ? providerOf : enterpriseOf)(telling, solution);
    const paper = { onBehalfOf, effectiveAt: signedAt, title: `对接意向确认书 ${providerKey(solution)}` };
    const act = await onPaper(telling, troupe, paper);
    return dockings.accept(await troupe.as(telling.office.reviews), id, side, act);
  });
}

/** Talks break off, or an agreement falls through. */
export function endDocking(
  telling: Telling,
  { key }: SolutionEntry,
  action: 'decline' | 'cancel',
  at: Date,
  reason: string,
): Promise<void> {
  return telling.scene(`${action} docking ${key}`, at, async (troupe) => {
    const office = await troupe.as(telling.office.reviews);
    await troupe.services.dockings[action](office, telling.dockings.id(key), { reason });
  });
}
