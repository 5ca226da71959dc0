import {
  assignJudges,
  award,
  blindRound,
  judge,
  moveRound,
  onSiteRound,
  planRound,
} from '../acts/contest.js';
import { shortlistSolution, takeSolution } from '../acts/solutions.js';
import { localized } from '../acts/texts.js';
import { type ContestPlan, type Judgement, milestones, timeOn } from '../plan/index.js';
import { forEach, inTurn, type Part } from '../stage/programme.js';
import { type Season } from './season.js';

/** Winner, excellent and encouragement, by place. */
const kinds = ['winner', 'excellent', 'encouragement'] as const;
const contestNumber = '甘创赛办〔2022〕21号';

/** In September and October: three needs are fought for on site; the enterprises get what is eligible, and choose. */
export function contest(season: Season): Part[] {
  const { answers, telling } = season;
  const handedOver = answers.solutions.filter(({ handedOverAt }) => handedOverAt !== null);
  const shortlisted = answers.solutions.filter(({ shortlistedAt }) => shortlistedAt !== null);
  return [
    ...(answers.contest.length > 0 ? rounds(season) : []),
    forEach('Solutions are handed over', handedOver, ({ solution, handedOverAt }) =>
      takeSolution(telling, solution, 'handOver', handedOverAt!),
    ),
    ...(answers.contest.length > 0 ? results(season) : []),
    forEach('Enterprises choose', shortlisted, ({ solution, shortlistedAt }) =>
      shortlistSolution(telling, solution, shortlistedAt!),
    ),
  ];
}

const paper = {
  plannedAt: milestones.screeningPlanned,
  openedAt: milestones.screeningOpened,
  assignedAt: timeOn('2022-09-27', '09:40'),
  finalisedAt: milestones.screeningFinalised,
};
const onSite = {
  plannedAt: milestones.contestPlanned,
  openedAt: milestones.contestOpened,
  assignedAt: timeOn('2022-10-11', '10:00'),
  finalisedAt: milestones.contestFinalised,
};

/** First blind on paper, then on site in the open. */
function rounds({ answers, telling }: Season): Part[] {
  const paperDates = { from: paper.openedAt, until: milestones.screeningEnds };
  const onSiteDates = { from: onSite.openedAt, until: milestones.contestEnds };
  const screenings = answers.contest.map((each) => ({
    key: `screening ${needOf(each)}`,
    terms: blindRound(fieldOf(each), paperDates),
    judgements: each.screening,
  }));
  const finals = answers.contest.map((each) => ({
    key: finalOf(each),
    terms: onSiteRound(fieldOf(each), onSiteDates),
    judgements: each.onSite,
  }));
  const play = async (round: (typeof finals)[number], at: typeof paper) => {
    const { key, judgements } = round;
    const judges = judgements[0]!.sheets.map((sheet) => sheet.judge);
    const solutions = judgements.map(({ solution }) => solution);
    await planRound(telling, key, round.terms, at.plannedAt);
    await assignJudges(telling, key, { solutions, judges }, at.assignedAt);
    await moveRound(telling, key, 'open', at.openedAt);
    for (const { solution, sheets } of judgements)
      for (const sheet of sheets) await judge(telling, key, solution, sheet);
    await moveRound(telling, key, 'finalise', at.finalisedAt);
  };
  return [
    forEach('Solutions are screened blind', screenings, (round) => play(round, paper)),
    forEach('Teams meet on site', finals, (round) => play(round, onSite)),
  ];
}

function results(season: Season): Part[] {
  const { answers, telling } = season;
  const at = (day: string, minutes: number) => new Date(timeOn(day, '09:30').getTime() + minutes * 60_000);
  return [
    inTurn('The contest is decided', [season], decide),
    forEach('Awards are granted', [...answers.contest.entries()], async ([index, each]) => {
      for (const [place, { solution }] of each.onSite.entries())
        await award(telling, finalOf(each), solution, {
          kind: kinds[place]!,
          grantedAt: new Date(milestones.awards.getTime() + (3 * index + place) * 60_000),
          confirmedAt: at('2022-10-18', 40 * index + 5 * place),
        });
    }),
    inTurn('The result is made public', [season], announce),
  ];
}

async function decide({ answers, telling }: Season): Promise<void> {
  const outcomes = answers.contest.flatMap(({ onSite: best }) =>
    best.map(({ solution }, place) => ({
      subjectKind: 'solution',
      subjectId: telling.solutions.id(solution.key),
      outcome: kinds[place]!,
      reason: null,
    })),
  );
  await telling.scene('decide on the contest', milestones.contestDecision, async (troupe) =>
    troupe.services.reviews.decisions.record(await troupe.as(telling.office.reviews), {
      challengeId: telling.challengeId,
      roundId: answers.contest.length === 1 ? telling.rounds.id(finalOf(answers.contest[0]!)) : null,
      number: contestNumber,
      minutes: localized(minutes),
      outcomes,
      decidedAt: milestones.contestDecided,
      supersedes: null,
    }),
  );
}

async function announce({ answers, telling }: Season): Promise<void> {
  const subjects = answers.contest.flatMap(({ onSite: best }) =>
    best.map(({ solution }) => ({ kind: 'solution', id: telling.solutions.id(solution.key) })),
  );
  await telling.scene('publish the notice', milestones.notice, async (troupe) =>
    troupe.services.reviews.notices.publish(await troupe.as(telling.office.reviews), {
      challengeId: telling.challengeId,
      title: localized({
        zh: '第七届中国创新挑战赛（甘肃）现场赛结果公示',
        en: 'Result of the on-site contest',
      }),
      text: localized({
        zh: '现场赛评出优胜奖、优秀奖、鼓励奖，现予公示。公示期内如有异议，请署名向组织办公室提出。',
        en: 'The on-site contest gave awards to winners, excellent and encouraged teams. Objections are taken, with a name, while this notice is open.',
      }),
      from: timeOn('2022-10-19', '00:00'),
      until: timeOn('2022-10-26', '00:00'),
      subjects,
    }),
  );
}

const minutes = {
  zh: '现场赛由五名评委独立打分，去掉一个最高分和一个最低分后取平均。组织办公室核对计分表，确认各需求三支团队的名次，分别授予优胜奖、优秀奖和鼓励奖，经需求企业确认后公示。',
  en: 'Five judges scored on their own; the best and the worst score were left out and the rest averaged. The office checked the sheets and confirms the order of the three teams of each need: winner, excellent, encouragement. It is published once the enterprises confirm.',
};

function finalOf(plan: ContestPlan): string {
  return `contest ${needOf(plan)}`;
}

function needOf({ onSite: [best] }: ContestPlan): string {
  return (best as Judgement).solution.need.key;
}

function fieldOf({ onSite: [best] }: ContestPlan): string {
  return (best as Judgement).solution.need.field;
}
