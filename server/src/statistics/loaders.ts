import DataLoader from 'dataloader';
import { type RequestContext } from '../kernel/graphql/index.js';
import { type Basis, type Dimension, type Figures } from './service/figures.js';
import { type StatisticsService } from './service.js';

export interface Question {
  readonly challengeId: string;
  readonly programme: string;
  readonly asOf: Date | null;
  readonly basis: Basis;
  readonly dimensions: readonly Dimension[];
  readonly figures: ReadonlySet<string>;
}

/** Figures of challenges at moments: one database command for each moment and kind of question. Figures are public. */
export function figuresAt(
  context: RequestContext,
  statistics: StatisticsService,
): DataLoader<Question, Figures, string> {
  return context.loaders.get(
    figuresAt,
    () =>
      new DataLoader<Question, Figures, string>((questions) => answer(statistics, questions), {
        cacheKeyFn: (question) => `${question.challengeId} ${kindOf(question)}`,
      }),
  );
}

/** Questions that one command answers. */
function kindOf({ programme, asOf, basis, dimensions, figures }: Question): string {
  return [programme, asOf?.getTime(), basis, dimensions.join(), [...figures].sort().join()].join(' ');
}

async function answer(statistics: StatisticsService, questions: readonly Question[]): Promise<Figures[]> {
  const answers = new Map<Question, Figures>();
  for (const kind of new Set(questions.map(kindOf))) {
    const own = questions.filter((each) => kindOf(each) === kind);
    const { asOf, programme, basis, dimensions, figures } = own[0]!;
    const challengeIds = own.map(({ challengeId }) => challengeId);
    const moment = statistics.momentOf(asOf);
    const asking = { programme, challengeIds, moment, basis, dimensions, figures };
    const found = await statistics.figures(asking);
    for (const [index, question] of own.entries()) answers.set(question, found[index]!);
  }
  return questions.map((question) => answers.get(question)!);
}
