import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { useViewer } from '../../accounts/index.js';
import { type ActsProps } from './solution.js';
import { ProposeDockingDocument, ShortlistSolutionDocument } from './acts.generated.js';

const dockable = ['ELIGIBLE', 'SCORED', 'SHORTLISTED'];

/** The enterprise's choice, and talks about it. */
export function ChoiceActs({ solution, reload }: ActsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { roles } = useViewer();
  const { id, version, status, viewerActions, requirement } = solution;
  const enterprise = requirement?.organization;
  const isOwn = roles.some(
    (each) => each.status === 'GIVEN' && enterprise && each.scope.id === enterprise.id,
  );
  const named = enterprise && {
    kind: 'ORGANIZATION' as const,
    id: enterprise.id,
    name: enterprise.name.text,
  };
  const docking = requirement?.dockings.find(
    (each) => each.solution?.id === id && ['IN_TALKS', 'AGREED'].includes(each.status),
  );
  // Whoever may turn it down, or has shortlisted it, may begin talks; the server has the last word.
  const isChosen = viewerActions.includes('DECLINE') || (isOwn && status === 'SHORTLISTED');
  return (
    <>
      {viewerActions.includes('SHORTLIST') && (
        <ActButton
          of={ShortlistSolutionDocument}
          label={t`Shortlist`}
          primary
          behalf={isOwn ? null : named}
          version={version}
          variables={(act) => ({ id, act })}
          onDone={reload}
        />
      )}
      {!docking && isChosen && dockable.includes(status) && (
        <ActButton
          of={ProposeDockingDocument}
          label={t`Propose docking`}
          confirm={t`Talks between the enterprise and the team begin.`}
          labelOf={(path) => (path === 'solutionId' ? t`Solution` : t`Need`)}
          variables={(act) => ({ solutionId: id, act })}
          onDone={(begun) => void navigate(`/desk/dockings/${begun.id}`)}
        />
      )}
      {docking && <LinkButton to={`/desk/dockings/${docking.id}`}>{t`To the docking`}</LinkButton>}
    </>
  );
}
