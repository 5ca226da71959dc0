import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useId } from 'react';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { partyRoles } from '../names.js';
import { type PartyValue } from './form.js';
import { OrganizationField } from './OrganizationField.js';

interface Props {
  readonly value?: readonly PartyValue[];
  readonly onChange?: (value: readonly PartyValue[]) => void;
}

/** Up to how many a contract has. */
const mostParties = 10;

/** Who pays, provides and stands by. */
export function PartiesField({ value = [], onChange }: Props) {
  const { t } = useLingui();
  const replace = (position: number, party: PartyValue | null) =>
    onChange?.(value.flatMap((each, index) => (index === position ? (party ?? []) : each)));
  const add = () =>
    onChange?.([...value, { role: 'WITNESS', organizationId: null, personId: null, name: '' }]);
  return (
    <>
      {value.map((party, position) => (
        <fieldset key={position} className="party-fields">
          <legend>{t`Party ${position + 1}`}</legend>
          <PartyFields party={party} change={(changed) => replace(position, changed)} />
          <Button size="small" onClick={() => replace(position, null)} disabled={value.length <= 2}>
            <Trans>Leave out</Trans>
          </Button>
        </fieldset>
      ))}
      <Button onClick={add} disabled={value.length >= mostParties}>
        <Trans>Add a party</Trans>
      </Button>
    </>
  );
}

function PartyFields({ party, change }: { party: PartyValue; change: (party: PartyValue) => void }) {
  const { t, i18n } = useLingui();
  const id = useId();
  const roles = Object.entries(partyRoles).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <>
      <p>
        <strong>{party.name || <Trans>Nobody yet</Trans>}</strong>
      </p>
      <label htmlFor={id}>{t`What this party does`}</label>
      <ChoiceField
        id={id}
        value={party.role}
        choices={roles}
        onChange={(role) => change({ ...party, role: (role ?? party.role) as PartyValue['role'] })}
      />
      <OrganizationField
        onChoice={({ id: organizationId, name }) =>
          change({ ...party, organizationId, personId: null, name })
        }
      />
    </>
  );
}
