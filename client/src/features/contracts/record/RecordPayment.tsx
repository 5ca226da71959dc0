import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { holds, useViewer } from '../../accounts/index.js';
import { actsFor, behalfOf, type Contract, type PartProps, type Party } from './sides.js';
import { RecordPaymentDocument } from './performance.generated.js';

interface Given {
  readonly amount: string;
  readonly to: string;
  readonly milestoneId?: string | null;
  readonly reference?: string;
}

/** Enters that money went from a payer: one's own, or another in whose name an organizer enters it. */
export function RecordPaymentButton({ contract, again }: PartProps) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, status, parties, challenge } = contract;
  const isPayable = ['PERFORMING', 'ACCEPTED', 'TERMINATED'].includes(status);
  const own = parties.findIndex((party) => party.role === 'PAYER' && actsFor(viewer, contract, party));
  const enters = holds(viewer, ['ORGANIZER'], { kind: 'CHALLENGE', id: challenge?.id });
  const from = own >= 0 ? own : parties.findIndex(({ role }) => role === 'PAYER');
  const payer = parties[from];
  if (!isPayable || !payer || (own < 0 && !enters)) return null;
  const providers = choicesOf(parties, 'PROVIDER');
  const record = ({ amount, to, milestoneId, reference }: Given) => ({
    ...{ contractId: id, amount, from, to: Number(to), milestoneId: milestoneId ?? null },
    ...(reference && { reference }),
  });
  return (
    <ActButton
      of={RecordPaymentDocument}
      label={t`Record a payment`}
      variables={(act, given: Given) => ({ act, input: record(given) })}
      behalf={own >= 0 ? undefined : behalfOf(payer)}
      initialValues={{ to: providers[0]?.value ?? '' }}
      date
      onDone={again}
    >
      <FieldItem name="amount" label={t`Amount`} needed>
        <MoneyField placeholder="" />
      </FieldItem>
      <FieldItem name="to" label={t`Paid to`} needed>
        <ChoiceField choices={providers} />
      </FieldItem>
      <FieldItem name="milestoneId" label={t`For the milestone`}>
        <ChoiceField none={t`none in particular`} choices={milestoneChoices(contract)} />
      </FieldItem>
      <FieldItem name="reference" label={t`Number on the bank's receipt`}>
        <Input autoComplete="off" />
      </FieldItem>
    </ActButton>
  );
}

function choicesOf(parties: readonly Party[], role: Party['role']) {
  return parties.flatMap((party, position) =>
    party.role === role ? [{ value: String(position), label: party.name?.text ?? '' }] : [],
  );
}

function milestoneChoices({ milestones }: Contract) {
  return milestones
    .filter(({ status }) => status !== 'DROPPED')
    .map(({ id, name }) => ({ value: id, label: name.text }));
}
