import '../dockings.css';
import { Trans } from '@lingui/react/macro';
import { type PanelResult } from './panels.js';

interface Props {
  readonly solution: { readonly history: readonly { readonly action: string }[] } | null;
  readonly results: readonly PanelResult[];
}

/** Why these two were brought together: what the enterprise and the panels said about the solution, never a bare score. */
export function Reasons({ solution, results }: Props) {
  const isShortlisted = solution?.history.some(({ action }) => action === 'shortlist') ?? false;
  return (
    <ul className="plain reasons">
      {isShortlisted && (
        <li>
          <Trans>Shortlisted by the enterprise</Trans>
        </li>
      )}
      {results.map(({ round, rank, score }) => (
        <li key={round}>
          <Result round={round} rank={rank} score={score} />
        </li>
      ))}
      {!isShortlisted && results.length === 0 && (
        <li className="quiet">
          <Trans>Proposed by the organizer</Trans>
        </li>
      )}
    </ul>
  );
}

function Result({ round, rank, score }: PanelResult) {
  const points = score === null ? null : String(Math.round(Number(score) * 100) / 100);
  if (rank !== null && points !== null)
    return (
      <Trans>
        No. {rank} in {round} ({points} points)
      </Trans>
    );
  return <Trans>Reviewed in {round}</Trans>;
}
