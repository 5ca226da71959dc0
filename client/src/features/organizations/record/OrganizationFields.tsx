import { isCreditCode, normaliseCreditCode } from '@duijie/shared';
import { useLingui } from '@lingui/react/macro';
import { Form, Input } from 'antd';
import { useMemo } from 'react';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { useLanguage } from '../../../ui/language.js';
import { organizationKind } from '../names.js';
import { placeChoices } from '../places.js';

/** What people call the fields of an organization, by the paths that problems name. */
export function useOrganizationLabels(): (path: string) => string | undefined {
  const { t } = useLingui();
  const labels: Record<string, string> = {
    name: t`Name of the organization`,
    kind: t`Kind`,
    region: t`Place`,
    creditCode: t`Unified social credit code`,
    aliases: t`Short and former names`,
    address: t`Address`,
    contact: t`Contact`,
    'contact.name': t`Contact person`,
    'contact.phone': t`Phone`,
    'contact.email': t`E-mail`,
  };
  return (path) => {
    const [first = '', second = ''] = path.split('.');
    return labels[`${first}.${second}`] ?? labels[first];
  };
}

/** All that is said about an organization; what was verified is fixed for its own people. */
export function OrganizationFields({ isFixed = false }: { readonly isFixed?: boolean }) {
  const { t, i18n } = useLingui();
  const labels = useOrganizationLabels();
  const language = useLanguage();
  const places = useMemo(() => placeChoices(language), [language]);
  const kinds = Object.entries(organizationKind).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <>
      {isFixed && (
        <p className="quiet">
          {t`Name, kind and credit code were verified: only an administrator changes them.`}
        </p>
      )}
      <FieldItem name="name" label={labels('name')} hidden={isFixed} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      <FieldItem name="kind" label={labels('kind')} hidden={isFixed} needed>
        <ChoiceField choices={kinds} />
      </FieldItem>
      {!isFixed && <CreditCode />}
      <FieldItem name="region" label={labels('region')} needed>
        <ChoiceField choices={places} />
      </FieldItem>
      <FieldItem
        name="aliases"
        label={labels('aliases')}
        extra={t`One in a line. Conflicts of interest are found by them.`}
      >
        <Input.TextArea className="growing" rows={2} />
      </FieldItem>
      <FieldItem name="address" label={labels('address')}>
        <LocalizedField maxLength={200} />
      </FieldItem>
      {(['name', 'phone', 'email'] as const).map((part) => (
        <FieldItem key={part} name={['contact', part]} label={labels(`contact.${part}`)}>
          <Input autoComplete="off" maxLength={120} />
        </FieldItem>
      ))}
    </>
  );
}

/** Checked while it is typed: the last of its 18 characters proves the others. */
function CreditCode() {
  const { t } = useLingui();
  const labels = useOrganizationLabels();
  const typed = normaliseCreditCode(Form.useWatch<string | undefined>('creditCode') ?? '');
  const isWhole = typed.length >= 18;
  const isRight = isCreditCode(typed);
  return (
    <FieldItem
      name="creditCode"
      label={labels('creditCode')}
      extra={isRight ? t`The check digit is right.` : t`18 characters, as on the business licence.`}
      {...(isWhole && !isRight && { problem: t`The check digit does not fit: look at the code again.` })}
    >
      <Input autoComplete="off" maxLength={40} />
    </FieldItem>
  );
}
