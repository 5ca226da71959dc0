import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { isWaiting, useMyReviews } from './mine.js';

/** The way to the next review that waits, or word that none does. */
export function NextReview({ after }: { readonly after: string }) {
  const { nodes, isWhole } = useMyReviews();
  if (!nodes || !isWhole) return null;
  const waiting = nodes.filter((review) => review.id !== after && isWaiting(review));
  const next = waiting[0];
  return (
    <p role="status">
      {next ? (
        <>
          <Trans>Waiting: {waiting.length}.</Trans>{' '}
          <Link to={`/desk/assignments/${next.id}`}>
            <Trans>Next: {next.subject?.title.text ?? ''}</Trans>
          </Link>
        </>
      ) : (
        <Trans>
          That was the last one. <Link to="/desk/assignments">All my reviews</Link>
        </Trans>
      )}
    </p>
  );
}
