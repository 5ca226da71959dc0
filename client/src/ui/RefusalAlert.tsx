import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { type FieldProblem, type Refusal } from './acting.js';
import { problemText } from './problem-texts.js';

interface Props {
  readonly refusal: Refusal | null;
  /** What people call a field, by its path; the path itself is a last resort. */
  readonly labelOf?: (path: string) => ReactNode;
  /** What a state or a lost race means here, where the general words don't help. */
  readonly children?: ReactNode;
}

/** Why an action was refused: the focus goes here, and each wrong field is named. */
export function RefusalAlert({ refusal, labelOf, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) box.current?.focus();
  }, [refusal]);
  if (!refusal) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Alert
        type={refusal.kind === 'failed' ? 'error' : 'warning'}
        showIcon
        title={<RefusalHeading refusal={refusal} />}
        description={
          <>
            <Problems problems={refusal.problems} labelOf={labelOf} />
            {children}
            {refusal.requestId && (
              <p>
                <Trans>
                  Request <code>{refusal.requestId}</code>
                </Trans>
              </p>
            )}
          </>
        }
      />
    </div>
  );
}

function Problems({ problems, labelOf }: { problems: readonly FieldProblem[]; labelOf?: Props['labelOf'] }) {
  const { i18n } = useLingui();
  if (problems.length === 0) return null;
  return (
    <ul className="problems">
      {problems.map(({ path, code }) => (
        <li key={`${path} ${code}`}>
          <strong>{labelOf?.(path) ?? path}</strong> {i18n._(problemText(code))}
        </li>
      ))}
    </ul>
  );
}

/** Why something was refused, in one sentence. */
export function RefusalHeading({ refusal: { kind, code } }: { readonly refusal: Refusal }) {
  if (kind === 'invalid') return <Trans>Some fields need your attention.</Trans>;
  if (kind === 'stale')
    return <Trans>Somebody changed this meanwhile. Your text is still here: reload and look.</Trans>;
  if (kind === 'illegal') return <Trans>This is not possible in the present state.</Trans>;
  if (kind === 'conflict') return <Trans>This collides with something that exists.</Trans>;
  if (kind === 'refused') return <Trans>This was refused.</Trans>;
  return <FailureText code={code} />;
}

/** What a failure means, by the API's error codes. */
export function FailureText({ code }: { readonly code: string | undefined }) {
  if (code === 'UNAUTHENTICATED') return <Trans>Your session has ended. Sign in again.</Trans>;
  if (code === 'FORBIDDEN') return <Trans>You may see this, but not do that.</Trans>;
  if (code === 'NOT_FOUND') return <Trans>This is missing, or not visible to you.</Trans>;
  if (code === 'TOO_MANY_ATTEMPTS') return <Trans>Too many attempts. Wait a while and try again.</Trans>;
  if (code === 'UNAVAILABLE') return <Trans>The service is busy. Try again in a moment.</Trans>;
  if (code === 'PAYLOAD_TOO_LARGE') return <Trans>This is larger than allowed.</Trans>;
  if (code === undefined) return <Trans>There is no connection to the server.</Trans>;
  return <Trans>Something went wrong on our side.</Trans>;
}

/** What to show beside one field. */
export function useProblemOf(refusal: Refusal | null): (path: string) => string | undefined {
  const { i18n } = useLingui();
  return (path) => {
    const found = refusal?.problems.find((problem) => problem.path === path);
    return found && i18n._(problemText(found.code));
  };
}
