import { useLingui } from '@lingui/react/macro';
import { type Behalf } from '../../ui/ActDialog.js';
import { ActButton } from '../../ui/ActButton.js';
import {
  ReviseSolutionDocument,
  SubmitLateSolutionDocument,
  SubmitSolutionDocument,
} from './hand-in.generated.js';
import { usePartLabels } from './labels.js';
import { type SolutionStandingFragment } from './wizard/wizard.generated.js';

interface Props {
  readonly solution: Pick<SolutionStandingFragment, 'id' | 'version' | 'viewerActions'>;
  readonly behalf?: Behalf | null;
  readonly onDone: () => void;
}

/** Hands the working copy in: for the first time, again, or late. Nothing where that is not possible. */
export function HandInButton({ solution, behalf = null, onDone }: Props) {
  const { t } = useLingui();
  const labels: Readonly<Record<string, string>> = { ...usePartLabels(), deadline: t`Deadline` };
  const { id, version, viewerActions } = solution;
  const labelOf = (path: string) =>
    path.startsWith('responses.') ? t`Answers point by point` : labels[path.split('.')[0]!];
  const common = {
    ...{ version, behalf, onDone, labelOf, primary: true, date: behalf !== null },
    variables: (act: object) => ({ id, act }),
  };
  if (viewerActions.includes('SUBMIT')) {
    const confirm = t`You get a receipt with the time and a hash. Until the deadline you can hand in a new version.`;
    return <ActButton {...common} of={SubmitSolutionDocument} label={t`Hand in`} confirm={confirm} />;
  }
  if (viewerActions.includes('REVISE')) {
    const confirm = t`The working copy takes the place of the version handed in last, with a receipt of its own.`;
    return <ActButton {...common} of={ReviseSolutionDocument} label={t`Hand in again`} confirm={confirm} />;
  }
  if (!viewerActions.includes('SUBMIT_LATE')) return null;
  const confirm = t`The deadline has passed. Whether it still counts, the organizer decides.`;
  return <ActButton {...common} of={SubmitLateSolutionDocument} label={t`Hand in late`} confirm={confirm} />;
}
