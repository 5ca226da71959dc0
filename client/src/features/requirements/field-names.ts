import { useLingui } from '@lingui/react/macro';

/** What people call the fields of a requirement by the paths that problems name; undefined for one that is none. */
export function useFieldNames(): (path: string) => string | undefined {
  const { t } = useLingui();
  const names: Record<string, string> = {
    challengeId: t`Challenge`,
    organizationId: t`Organization`,
    title: t`Title`,
    summary: t`Problem`,
    background: t`Background`,
    baseline: t`Present state`,
    ipTerms: t`Intellectual property`,
    field: t`Field`,
    keywords: t`Keywords`,
    budget: t`Budget`,
    deadline: t`Deadline`,
    cooperationModes: t`Ways of cooperation`,
    awardSlots: t`Award slots`,
    namePublic: t`Name in public`,
    contact: t`Contact`,
    'contact.name': t`Contact: name`,
    'contact.phone': t`Contact: phone`,
    'contact.email': t`Contact: e-mail`,
    indicators: t`Indicators`,
    reviews: t`Diagnosis`,
    confirmedVersion: t`Public text`,
    fileId: t`File`,
  };
  const parts: Record<string, string> = {
    name: t`name`,
    unit: t`unit`,
    target: t`target`,
    targetMax: t`upper bound`,
    targetText: t`target in words`,
    method: t`test method`,
    key: t`key`,
  };
  return (path) => {
    const [first = '', second = '', third = ''] = path.split('.');
    if (first === 'indicators' && second !== '') {
      const number = Number(second) + 1;
      const part = parts[third];
      return part ? t`Indicator ${number}, ${part}` : t`Indicator ${number}`;
    }
    return names[`${first}.${second}`] ?? names[first];
  };
}
