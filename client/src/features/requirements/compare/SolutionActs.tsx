import { Trans, useLingui } from '@lingui/react/macro';
import { Flex } from 'antd';
import { Link } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { useBehalf, useRefresh } from '../record/need.js';
import {
  DeclineComparedDocument,
  ProposeTalksDocument,
  ShortlistComparedDocument,
} from './compare.generated.js';
import { type ComparedNeed, type Solution } from './compared.js';

interface Props {
  readonly need: ComparedNeed;
  readonly solution: Solution;
}

/** What can be done with a solution that was handed over. */
export function SolutionActs({ need, solution }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const behalf = useBehalf(need.organization);
  const { id, version, viewerActions } = solution;
  return (
    <Flex gap="small" wrap>
      {viewerActions.includes('SHORTLIST') && (
        <ActButton
          of={ShortlistComparedDocument}
          label={t`Shortlist`}
          primary
          behalf={behalf}
          version={version}
          variables={(act) => ({ id, act })}
          onDone={refresh}
        />
      )}
      <Talks need={need} solution={solution} />
      {viewerActions.includes('DECLINE') && (
        <ActButton<unknown, { id: string; feedback: LocalizedTextInput }, { feedback: LocalizedTextInput }>
          of={DeclineComparedDocument}
          label={t`Decline`}
          danger
          version={version}
          labelOf={() => t`Feedback`}
          variables={(act, { feedback }) => ({ id, feedback, act })}
          onDone={refresh}
        >
          <FieldItem name="feedback" label={t`Feedback, for the team to read`} needed>
            <LocalizedField rows={4} maxLength={2000} />
          </FieldItem>
        </ActButton>
      )}
    </Flex>
  );
}

/** Begins talks, or leads to those that there are. The enterprise talks about its shortlist, the organizer about any that is fit. */
function Talks({ need, solution: { id, status, viewerActions } }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const docking = need.dockings.find(
    (each) => each.solution?.id === id && (each.status === 'IN_TALKS' || each.status === 'AGREED'),
  );
  if (docking)
    return (
      <Link to={`/desk/dockings/${docking.id}`}>
        <Trans>To the talks</Trans>
      </Link>
    );
  const isFit =
    status === 'SHORTLISTED' ||
    (viewerActions.includes('DECLINE') && ['ELIGIBLE', 'SCORED'].includes(status));
  if (!isFit || !['CLOSED', 'DOCKED'].includes(need.status)) return null;
  return (
    <ActButton
      of={ProposeTalksDocument}
      label={t`Propose talks`}
      primary
      confirm={t`The team is asked to talk with the enterprise. An agreement needs both keys.`}
      labelOf={() => t`Talks`}
      variables={(act) => ({ solutionId: id, act })}
      onDone={refresh}
    />
  );
}
