import DataLoader from 'dataloader';
import { type RequestContext } from '../kernel/graphql/index.js';
import { type Figures, type StatisticsService } from './service.js';

interface Question {
  readonly challengeId: string;
  readonly asOf: Date | null;
}

/** Figures of challenges at moments: one database command for each moment that is asked for. Figures are public. */
export function figuresAt(
  context: RequestContext,
  statistics: StatisticsService,
): DataLoader<Question, Figures> {
  return context.loaders.get(
    figuresAt,
    () =>
      new DataLoader<Question, Figures, string>((questions) => answer(statistics, questions), {
        cacheKeyFn: ({ challengeId, asOf }) => `${challengeId} ${asOf?.getTime() ?? ''}`,
      }) as unknown as DataLoader<Question, Figures>,
  );
}

async function answer(statistics: StatisticsService, questions: readonly Question[]): Promise<Figures[]> {
  const moments = new Map(questions.map(({ asOf }) => [asOf?.getTime(), asOf]));
  const answers = new Map<Question, Figures>();
  for (const [time, asOf] of moments) {
    const own = questions.filter((each) => each.asOf?.getTime() === time);
    const figures = await statistics.figures(
      own.map(({ challengeId }) => challengeId),
      asOf,
    );
    for (const [index, question] of own.entries()) answers.set(question, figures[index]!);
  }
  return questions.map((question) => answers.get(question)!);
}
