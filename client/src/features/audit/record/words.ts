import { useLingui } from '@lingui/react/macro';
import { fieldNames } from '../history-names.js';
import { stateNames } from '../state-names.js';
import { type HistoryRowFragment } from '../../../ui/history.generated.js';

/** What an entry changed, in words. */
export interface ChangeWords {
  /** From which state to which, or in which it stayed. */
  readonly states: string;
  /** Fields that were set; those without a name in people's language are counted. */
  readonly fields: string;
}

export function useChangeWords(): (entry: HistoryRowFragment) => ChangeWords {
  const { t, i18n } = useLingui();
  const stateName = (code: string) => (stateNames[code] ? i18n._(stateNames[code]) : code);
  return ({ from, to, changed }) => {
    const named = changed.flatMap((field) => (fieldNames[field] ? [i18n._(fieldNames[field])] : []));
    const others = changed.length - named.length;
    const fields = [
      ...named,
      ...(others > 0 ? [named.length > 0 ? t`${others} more` : t`${others} fields`] : []),
    ];
    return {
      states: from === null || from === to ? stateName(to) : `${stateName(from)} → ${stateName(to)}`,
      fields: fields.join(t`, `),
    };
  };
}
