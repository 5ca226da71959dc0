import { useLingui } from '@lingui/react/macro';
import { Form, type FormItemProps } from 'antd';
import { useProblemOf } from '../RefusalAlert.js';
import { useRefusal } from '../refusal.js';

interface Props extends FormItemProps {
  /** Of the server's problem; the field's name if left out. */
  readonly path?: string;
  /** A problem from elsewhere than the form's refusal. */
  readonly problem?: string | undefined;
  /** Refused here already while it is empty. */
  readonly needed?: boolean;
}

/** A field of a form, with what the server found wrong with it. */
export function FieldItem({ path, problem, needed, ...rest }: Props) {
  const { t } = useLingui();
  const named = path ?? [rest.name].flat().join('.');
  const refused = useProblemOf(useRefusal())(named);
  const wrong = problem ?? refused;
  return (
    <Form.Item
      {...(needed && { rules: [{ required: true, message: t`This is needed.` }] })}
      {...rest}
      {...(wrong && { help: wrong, validateStatus: 'error' as const })}
    />
  );
}
