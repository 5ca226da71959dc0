import { useLingui } from '@lingui/react/macro';
import { problemText } from '../../ui/problem-texts.js';
import { useRefusal } from '../../ui/refusal.js';

/** What the server found wrong with a field or with a part of it, like one language of a text. */
export function useProblemUnder(): (path: string) => string | undefined {
  const { i18n } = useLingui();
  const refusal = useRefusal();
  return (path) => {
    const found = refusal?.problems.find((each) => each.path === path || each.path.startsWith(`${path}.`));
    return found && i18n._(problemText(found.code));
  };
}
