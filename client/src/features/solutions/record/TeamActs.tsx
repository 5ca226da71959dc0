import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { useBehalfOfTeam, useBelongsTo } from '../../teams/index.js';
import { HandInButton } from '../HandInButton.js';
import { type ActsProps } from './solution.js';
import { WithdrawSolutionDocument } from './acts.generated.js';

/** The team's own acts, or those entered on its behalf. */
export function TeamActs({ solution, reload }: ActsProps) {
  const { t } = useLingui();
  const behalf = useBehalfOfTeam(solution.team);
  const isOwn = useBelongsTo(solution.team?.id);
  const { id, code, version, viewerActions } = solution;
  return (
    <>
      {isOwn && viewerActions.includes('EDIT') && (
        <LinkButton to={`/desk/solutions/${code}/edit`}>{t`Edit`}</LinkButton>
      )}
      {/* The team's people hand in at the end of the form, where they see what they hand in. */}
      {!isOwn && <HandInButton solution={solution} behalf={behalf} onDone={reload} />}
      {viewerActions.includes('WITHDRAW') && (
        <ActButton
          of={WithdrawSolutionDocument}
          label={t`Withdraw`}
          danger
          reason
          behalf={behalf}
          version={version}
          variables={(act) => ({ id, act })}
          onDone={reload}
        />
      )}
    </>
  );
}
