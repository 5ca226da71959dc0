import { useLingui } from '@lingui/react/macro';

/** Parts of a solution's form that stand alone; each indicator's answer is a part of its own, `responses.KEY`. */
export const simpleParts = [
  'title',
  'abstract',
  'route',
  'trl',
  'schedule',
  'months',
  'price',
  'members',
  'intellectualProperty',
] as const;
export type SimplePart = (typeof simpleParts)[number];

/** What people call the parts of a solution. */
export function usePartLabels(): Readonly<Record<SimplePart | 'files', string>> {
  const { t } = useLingui();
  return {
    title: t`Title`,
    abstract: t`Abstract`,
    route: t`Technical route`,
    trl: t`Technology readiness level (TRL)`,
    schedule: t`Schedule`,
    months: t`Months`,
    price: t`Price`,
    members: t`People who take part`,
    intellectualProperty: t`Intellectual property brought in`,
    files: t`Files`,
  };
}
