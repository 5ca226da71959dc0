import { Trans } from '@lingui/react/macro';
import { Button, Result } from 'antd';
import { failureOf } from './acting.js';
import { FailureText } from './RefusalAlert.js';

/** In place of what could not be read: what happened, a way to try again, and the request to quote. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { code, requestId } = failureOf(error);
  return (
    <div role="alert">
      <Result
        status={code === 'NOT_FOUND' ? '404' : 'warning'}
        title={<FailureText code={code} />}
        subTitle={
          requestId && (
            <Trans>
              Request <code>{requestId}</code>
            </Trans>
          )
        }
        extra={
          retry && (
            <Button type="primary" onClick={retry}>
              <Trans>Try again</Trans>
            </Button>
          )
        }
      />
    </div>
  );
}
