import { useLingui } from '@lingui/react/macro';
import { type Refusal } from '../../../ui/acting.js';
import { problemText } from '../../../ui/problem-texts.js';
import { RefusalHeading } from '../../../ui/RefusalAlert.js';

/** Why one of many was refused, in one line. */
export function RefusalText({ refusal }: { readonly refusal: Refusal }) {
  const { i18n } = useLingui();
  if (refusal.problems.length === 0) return <RefusalHeading refusal={refusal} />;
  return <>{refusal.problems.map(({ code }) => i18n._(problemText(code))).join(' ')}</>;
}
