import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type ActsProps } from './solution.js';
import {
  AdmitLateSolutionDocument,
  DeclineSolutionDocument,
  HandOverSolutionDocument,
  ScreenSolutionDocument,
} from './acts.generated.js';

interface Verdict {
  readonly outcome: 'ELIGIBLE' | 'INELIGIBLE';
  readonly feedback?: LocalizedTextInput | null;
}

/** What an organizer decides about a solution. */
export function OrganizerActs({ solution, reload }: ActsProps) {
  const { t } = useLingui();
  const { id, version, viewerActions } = solution;
  const common = { version, onDone: reload };
  return (
    <>
      {viewerActions.includes('ADMIT_LATE') && (
        <ActButton
          {...common}
          of={AdmitLateSolutionDocument}
          label={t`Admit although late`}
          reason
          variables={(act) => ({ id, act })}
        />
      )}
      {viewerActions.includes('SCREEN') && <ScreenButton solution={solution} reload={reload} />}
      {viewerActions.includes('HAND_OVER') && (
        <ActButton
          {...common}
          of={HandOverSolutionDocument}
          label={t`Hand over to the enterprise`}
          confirm={t`From now on the enterprise reads this solution.`}
          variables={(act) => ({ id, act })}
        />
      )}
      {viewerActions.includes('DECLINE') && (
        <ActButton
          {...common}
          of={DeclineSolutionDocument}
          label={t`Not selected …`}
          danger
          labelOf={(path) => (path === 'feedback' ? t`What the team is told` : undefined)}
          variables={(act, { feedback }: { readonly feedback: LocalizedTextInput }) => ({
            id,
            feedback,
            act,
          })}
        >
          <FieldItem name="feedback" label={t`What the team is told`} needed>
            <LocalizedField rows={3} maxLength={2000} />
          </FieldItem>
        </ActButton>
      )}
    </>
  );
}

/** Says whether it is eligible, and if not, why. */
function ScreenButton({ solution: { id, version }, reload }: ActsProps) {
  const { t } = useLingui();
  const outcomes = [
    { value: 'ELIGIBLE', label: t`Eligible` },
    { value: 'INELIGIBLE', label: t`Not eligible` },
  ];
  return (
    <ActButton
      of={ScreenSolutionDocument}
      label={t`Screen`}
      primary
      decision
      version={version}
      initialValues={{ outcome: 'ELIGIBLE' as const }}
      labelOf={(path) => (path === 'feedback' ? t`What the team is told` : undefined)}
      variables={(act, { outcome, feedback = null }: Verdict) => ({ id, outcome, feedback, act })}
      onDone={reload}
    >
      <FieldItem name="outcome" label={t`Outcome`} needed>
        <ChoiceField choices={outcomes} />
      </FieldItem>
      <FieldItem name="feedback" label={t`What the team is told`} extra={t`Needed if it is not eligible.`}>
        <LocalizedField rows={3} maxLength={2000} />
      </FieldItem>
    </ActButton>
  );
}
