import { type I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { requirementStatus } from '../../requirements/index.js';
import { formatEnd } from '../../../ui/format.js';
import { languageOf } from '../../../ui/language.js';
import { placeName } from '../../../ui/region.js';
import { csvOf } from '../../../ui/csv.js';
import { waitingFor } from './stages.js';
import { type PipelineView } from './view.js';

/** The table as a file: what is shown, amounts in yuan. */
export function tableFile({ needs, fieldName, situationOf }: PipelineView, i18n: I18n): string {
  const language = languageOf(i18n.locale);
  const head = [
    msg`Code`,
    msg`Title`,
    msg`Enterprise`,
    msg`Field`,
    msg`Region`,
    msg`State`,
    msg`Deadline`,
    msg`Budget (CNY)`,
    msg`Waits for`,
  ];
  const rows = needs.map((need) => {
    const waiting = waitingFor(need, situationOf(need.id));
    return [
      need.code ?? '',
      need.title.text,
      need.organization?.name.text ?? '',
      fieldName(need.field),
      placeName(need.region, language),
      i18n._(requirementStatus[need.status].label),
      need.deadline ? formatEnd(need.deadline, language) : '',
      need.budget === null ? '' : yuan(need.budget),
      waiting ? i18n._(waiting) : '',
    ];
  });
  return csvOf([head.map((each) => i18n._(each)), ...rows]);
}

/** Fen as exact yuan, for calculating on. */
function yuan(fen: string): string {
  const padded = fen.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`;
}
