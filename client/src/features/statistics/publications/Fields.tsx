import { useLingui } from '@lingui/react/macro';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';

/** What an organizer writes; the figures are counted. */
export interface PublicationValues {
  readonly title: LocalizedTextInput;
  readonly text: LocalizedTextInput;
  readonly asOf: string;
  readonly basis: 'RECORDED' | 'EFFECTIVE';
}

/** The fields of a publication. */
export function PublicationFields() {
  const { t } = useLingui();
  const bases = [
    { value: 'RECORDED', label: t`When it was recorded` },
    { value: 'EFFECTIVE', label: t`When it took effect` },
  ];
  return (
    <>
      <FieldItem name="title" label={t`Title`} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem
        name="text"
        label={t`Text`}
        extra={t`Lines with “ | ” between their parts become a table, the first of them its head.`}
        needed
      >
        <LocalizedField rows={8} />
      </FieldItem>
      <FieldItem name="asOf" label={t`Figures as of`} needed>
        <MomentField />
      </FieldItem>
      <FieldItem name="basis" label={t`Told by`} needed>
        <ChoiceField choices={bases} />
      </FieldItem>
    </>
  );
}
