import { useLingui } from '@lingui/react/macro';
import { Button } from 'antd';

interface Subject {
  readonly kind: string;
  readonly id: string;
}

interface Props {
  readonly subjects: readonly (Subject & { readonly name: string })[];
  readonly value?: readonly Subject[];
  readonly onChange?: (order: readonly Subject[]) => void;
}

/** Subjects in an order that somebody decides. */
export function TieOrder({ subjects, value, onChange }: Props) {
  const { t } = useLingui();
  const order = value ?? subjects.map(({ kind, id }) => ({ kind, id }));
  const nameOf = (wanted: string) => subjects.find(({ id }) => id === wanted)?.name ?? '';
  const raise = (index: number) => {
    const next = [...order];
    next.splice(index - 1, 2, order[index]!, order[index - 1]!);
    onChange?.(next);
  };
  return (
    <ol className="check-list" tabIndex={0} aria-label={t`Order`}>
      {order.map(({ id }, index) => (
        <li key={id}>
          {nameOf(id)}{' '}
          {index > 0 && (
            <Button size="small" aria-label={t`Up: ${nameOf(id)}`} onClick={() => raise(index)}>
              ↑
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
