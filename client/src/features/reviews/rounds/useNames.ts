import { useLingui } from '@lingui/react/macro';

/** What the fields of a round are called, by their paths. */
export function useNames(): (path: string) => string | undefined {
  const { t } = useLingui();
  const names: Record<string, string> = {
    name: t`Name`,
    rubric: t`Rubric`,
    recommendations: t`Recommendations`,
    thresholds: t`Thresholds`,
    minimumReviews: t`Reviews that each subject needs`,
    tieCriterion: t`Criterion that decides`,
    from: t`Reviews are taken from`,
    until: t`Reviews are taken until`,
    blind: t`Blind`,
    order: t`Order`,
    assignments: t`Reviews`,
    reviewers: t`Judges`,
    subjects: t`Subjects`,
  };
  return (path) => {
    const [first = '', at] = path.split('.');
    const place = at !== undefined && /^\d+$/.test(at) ? ` ${Number(at) + 1}` : '';
    return names[first] && `${names[first]}${place}`;
  };
}
