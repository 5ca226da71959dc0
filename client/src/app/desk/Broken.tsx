import { Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { failureOf } from '../../ui/acting.js';
import { Notice } from '../../ui/Notice.js';

/** In place of a page that failed: what to do, and the request to quote where one was at fault. */
export function Broken() {
  const { requestId, message } = failureOf(useRouteError());
  return (
    <div role="alert">
      <Notice
        title={<Trans>This page does not work at the moment.</Trans>}
        action={
          <Button type="primary" onClick={() => location.reload()}>
            <Trans>Load it again</Trans>
          </Button>
        }
      >
        {requestId ? (
          <Trans>
            Request <code>{requestId}</code>
          </Trans>
        ) : (
          <code>{message}</code>
        )}
      </Notice>
    </div>
  );
}
