import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { usePartLabels } from '../labels.js';
import { PartItem } from './PartItem.js';
import { readinessLevels } from './readiness.js';
import { TextList } from './TextList.js';

type Text = LocalizedTextInput | null;

/** Title and abstract. */
export function OverviewFields() {
  const { t } = useLingui();
  const labels = usePartLabels();
  return (
    <>
      <PartItem<Text> part="title" label={labels.title} needed>
        {(id, value, onChange) => <LocalizedField {...{ id, value, onChange }} maxLength={200} />}
      </PartItem>
      <PartItem<Text>
        part="abstract"
        label={labels.abstract}
        needed
        hint={t`What you offer and what is new about it, for readers of other fields.`}
      >
        {(id, value, onChange) => <LocalizedField {...{ id, value, onChange }} rows={5} maxLength={2000} />}
      </PartItem>
    </>
  );
}

/** How it is to be done, and how far the technology is. */
export function RouteFields() {
  const { t, i18n } = useLingui();
  const labels = usePartLabels();
  const levels = readinessLevels.map((name, index) => ({
    value: String(index + 1),
    label: `${index + 1} · ${i18n._(name)}`,
  }));
  return (
    <>
      <PartItem<Text> part="route" label={labels.route} needed>
        {(id, value, onChange) => <LocalizedField {...{ id, value, onChange }} rows={10} maxLength={20000} />}
      </PartItem>
      <PartItem<number | null> part="trl" label={labels.trl} needed>
        {(id, value, onChange) => (
          <ChoiceField
            id={id}
            choices={levels}
            none={t`Choose a level`}
            value={value === null ? null : String(value)}
            onChange={(level) => onChange(level === null ? null : Number(level))}
          />
        )}
      </PartItem>
    </>
  );
}

/** When, how long, and for how much. */
export function PlanFields() {
  const labels = usePartLabels();
  return (
    <>
      <PartItem<Text> part="schedule" label={labels.schedule}>
        {(id, value, onChange) => <LocalizedField {...{ id, value, onChange }} rows={5} maxLength={20000} />}
      </PartItem>
      <PartItem<number | null> part="months" label={labels.months}>
        {(id, value, onChange) => (
          <Input
            id={id}
            className="amount"
            inputMode="numeric"
            autoComplete="off"
            value={value ?? ''}
            onChange={({ target }) => onChange(wholeNumber(target.value, 600))}
          />
        )}
      </PartItem>
      <PartItem<string | null> part="price" label={labels.price}>
        {(id, value, onChange) => <MoneyField {...{ id, value, onChange }} />}
      </PartItem>
    </>
  );
}

function wholeNumber(typed: string, most: number): number | null {
  const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 4);
  return digits === '' || Number(digits) === 0 ? null : Math.min(Number(digits), most);
}

/** Who takes part, and which rights they bring in. */
export function PeopleFields() {
  const { t } = useLingui();
  const labels = usePartLabels();
  return (
    <>
      <PartItem<readonly LocalizedTextInput[]>
        part="members"
        label={labels.members}
        hint={t`As they are to be named, with their position.`}
      >
        {(id, value, onChange) => (
          <TextList {...{ id, value, onChange }} addLabel={t`Add a person`} most={50} />
        )}
      </PartItem>
      <PartItem<readonly LocalizedTextInput[]>
        part="intellectualProperty"
        label={labels.intellectualProperty}
        hint={t`Patents, software, know-how: one a line.`}
      >
        {(id, value, onChange) => (
          <TextList {...{ id, value, onChange }} addLabel={t`Add a right`} most={50} />
        )}
      </PartItem>
    </>
  );
}
