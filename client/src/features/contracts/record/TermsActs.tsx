import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { FileField } from '../../../ui/fields/FileField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { registrationTypes } from '../names.js';
import {
  AmendContractDocument,
  CorrectContractDocument,
  RegisterContractDocument,
} from './acts.generated.js';
import { type PartProps } from './sides.js';

interface Registration {
  readonly office: LocalizedTextInput;
  readonly number: string;
  readonly type: keyof typeof registrationTypes;
  readonly technologyValue: string;
}

/** Enters what the registering office certified. */
export function RegisterButton({ contract: { id, version, viewerActions }, again }: PartProps) {
  const { t, i18n } = useLingui();
  if (!viewerActions.includes('REGISTER')) return null;
  const types = Object.entries(registrationTypes).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <ActButton
      of={RegisterContractDocument}
      label={t`Register`}
      variables={(act, input: Registration) => ({ id, act, input })}
      version={version}
      primary
      date
      onDone={again}
    >
      <FieldItem name="office" label={t`Registering office`} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="number" label={t`Number of the registration`} needed>
        <Input autoComplete="off" />
      </FieldItem>
      <FieldItem name="type" label={t`Registered as`} needed>
        <ChoiceField choices={types} />
      </FieldItem>
      <FieldItem name="technologyValue" label={t`Technology value, part of the total`} needed>
        <MoneyField placeholder="" />
      </FieldItem>
    </ActButton>
  );
}

interface Terms {
  readonly total?: string | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** Puts new terms into force, as all parties signed them on paper. */
export function AmendButton({ contract: { id, version, viewerActions, terms }, again }: PartProps) {
  const { t } = useLingui();
  if (!viewerActions.includes('AMEND')) return null;
  const { total, from, until } = terms;
  return (
    <ActButton
      of={AmendContractDocument}
      label={t`Amend`}
      variables={(act, input: Terms) => ({ id, act, input })}
      version={version}
      confirm={t`The terms in force until now stay readable below.`}
      initialValues={{ total, from, until }}
      date
      onDone={again}
    >
      <FieldItem name="total" label={t`Total; empty while undetermined`}>
        <MoneyField placeholder="" />
      </FieldItem>
      <FieldItem name="from" label={t`From`}>
        <MomentField />
      </FieldItem>
      <FieldItem name="until" label={t`Until`}>
        <MomentField />
      </FieldItem>
      <FieldItem name={['act', 'evidence']} label={t`Paper with the signatures of all parties`} needed>
        <FileField />
      </FieldItem>
    </ActButton>
  );
}

interface Correction {
  readonly total: string | null;
  readonly technologyValue?: string;
}

/** Sets right what was entered wrong. */
export function CorrectButton({ contract, again }: PartProps) {
  const { t } = useLingui();
  const { id, version, viewerActions, terms, registration } = contract;
  if (!viewerActions.includes('CORRECT')) return null;
  const technologyValue = registration?.technologyValue;
  return (
    <ActButton
      of={CorrectContractDocument}
      label={t`Correct`}
      variables={(act, given: Correction) => ({
        id,
        act,
        input: changed(given, terms.total, technologyValue),
      })}
      version={version}
      confirm={t`What it was stays in the history.`}
      initialValues={{ total: terms.total, ...(technologyValue && { technologyValue }) }}
      reason
      date
      onDone={again}
    >
      <FieldItem name="total" label={t`Total; empty while undetermined`}>
        <MoneyField placeholder="" />
      </FieldItem>
      {registration && (
        <FieldItem name="technologyValue" label={t`Technology value, part of the total`} needed>
          <MoneyField placeholder="" />
        </FieldItem>
      )}
    </ActButton>
  );
}

/** Only what differs from before. */
function changed(given: Correction, total: string | null, technologyValue: string | undefined) {
  return {
    ...(given.total !== total && { total: given.total }),
    ...(given.technologyValue !== technologyValue && { technologyValue: given.technologyValue! }),
  };
}
