import { Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { failureOf } from './acting.js';
import { Notice } from './Notice.js';
import { FailureText } from './RefusalAlert.js';

/** In place of what could not be read: what happened, a way to try again, and the request to quote. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { code, requestId } = failureOf(error);
  return (
    <div role="alert">
      <Notice
        title={<FailureText code={code} />}
        action={
          retry && (
            <Button type="primary" onClick={retry}>
              <Trans>Try again</Trans>
            </Button>
          )
        }
      >
        {requestId && (
          <Trans>
            Request <code>{requestId}</code>
          </Trans>
        )}
      </Notice>
    </div>
  );
}
