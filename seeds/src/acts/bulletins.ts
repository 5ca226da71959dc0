import { type LocalizedText } from '@duijie/server';
import { type Bilingual } from '../content/index.js';
import { fields } from './dictionaries.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';
import { type Troupe } from './troupe.js';

type Figures = Awaited<ReturnType<Troupe['services']['statistics']['figures']>>[number];

/** A bulletin (通报) of a challenge: when it came out, of which moment it tells, and its words for what was counted. */
export interface Bulletin {
  readonly programme: string;
  readonly title: Bilingual;
  readonly asOf: Date;
  readonly publishedAt: Date;
  readonly words: (figures: Figures) => Bilingual;
  /** What was found to be wrong with it, and why it is corrected. */
  readonly correction: { readonly at: Date; readonly text: Bilingual; readonly reason: string } | null;
}

/** The office writes a bulletin by what was counted at its moment, publishes it, and corrects it where it has to. */
export async function publishBulletin(telling: Telling, bulletin: Bulletin): Promise<void> {
  const { programme, title, asOf, publishedAt, words, correction } = bulletin;
  let id = '';
  await telling.scene(`publish ${title.en}`, publishedAt, async (troupe) => {
    const { statistics } = troupe.services;
    const challengeIds = [telling.challengeId];
    const counted = { programme, challengeIds, moment: asOf, basis: 'recorded' } as const;
    const [found] = await statistics.figures({
      ...counted,
      dimensions: ['field', 'province'],
    });
    const head = await troupe.as(telling.office.head);
    const form = {
      title: localized(title),
      text: localized(words(found!)),
      asOf,
      basis: 'recorded',
    } as const;
    id = (await statistics.publications.draft(head, telling.challengeId, form))._id;
    await statistics.publications.publish(head, id);
  });
  if (!correction) return;
  const text: LocalizedText = localized(correction.text);
  await telling.scene(`correct ${title.en}`, correction.at, async (troupe) => {
    const head = await troupe.as(telling.office.head);
    const { reason } = correction;
    await troupe.services.statistics.publications.correct(head, id, text, { reason });
  });
}

/** A table of what was counted in each field, as lines of text. */
export function tableOfFields({ by }: Figures): Bilingual {
  const rows = fields.map(({ code, name }) => {
    const own = by.field.get(code);
    const counts = [
      ...[own?.requirementsCollected, own?.requirementsReleased, own?.requirementsAnswered],
      ...[own?.solutions, own?.docked],
    ].map((count) => String(count ?? 0));
    return { zh: [name.zh, ...counts].join(' | '), en: [name.en, ...counts].join(' | ') };
  });
  return {
    zh: ['领域 | 征集 | 发布 | 应答 | 方案 | 对接', ...rows.map(({ zh }) => zh)].join('\n'),
    en: ['Field | Collected | Released | Answered | Solutions | Docked', ...rows.map(({ en }) => en)].join(
      '\n',
    ),
  };
}
