import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { problemText } from '../../../ui/problem-texts.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { ClashBox } from './ClashBox.js';
import { useKeeper } from './context.js';
import { type Part, partOf } from './draft.js';

interface Props<Value> {
  readonly part: Part;
  readonly label: string;
  readonly hint?: string;
  /** Must be there before the solution can be handed in. */
  readonly needed?: boolean;
  readonly children: (id: string, value: Value, change: (value: Value) => void) => ReactNode;
}

/** One part of the form: its control, what is wrong with it, and what a team mate wrote there at the same time. */
export function PartItem<Value>({ part, label, hint, needed, children }: Props<Value>) {
  const { t, i18n } = useLingui();
  const { keeper, shown } = useKeeper();
  const problem = shown.problems.find(({ path }) => path.replace(/^content\./, '').startsWith(part));
  const id = `part-${part}`;
  return (
    <FieldItem
      label={needed ? t`${label} (needed)` : label}
      htmlFor={id}
      path={part}
      extra={hint}
      problem={problem && i18n._(problemText(problem.code))}
    >
      {children(id, partOf(shown.draft, part) as Value, (value) => keeper.change(part, value))}
      <ClashBox part={part} />
    </FieldItem>
  );
}
