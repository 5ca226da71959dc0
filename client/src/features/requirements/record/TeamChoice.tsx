import { useLingui } from '@lingui/react/macro';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';

interface Props {
  readonly teams: readonly { readonly id: string; readonly name: { readonly text: string } }[];
}

/** For which of one's teams something is done; said only where there are several. */
export function TeamChoice({ teams }: Props) {
  const { t } = useLingui();
  const choices = teams.map(({ id, name }) => ({ value: id, label: name.text }));
  return (
    <FieldItem name="teamId" label={t`Team`} hidden={teams.length < 2} needed>
      <ChoiceField choices={choices} />
    </FieldItem>
  );
}
