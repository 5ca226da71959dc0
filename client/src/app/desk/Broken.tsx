import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { failureOf } from '../../ui/acting.js';
import { Page } from '../../ui/Page.js';

/** In place of a page that failed: what to do, and the request to quote where one was at fault. */
export function Broken() {
  const { t } = useLingui();
  const { requestId, message } = failureOf(useRouteError());
  return (
    <div role="alert">
      <Page title={t`This page does not work at the moment.`}>
        <p className="quiet">
          {requestId ? (
            <Trans>
              Request <code>{requestId}</code>
            </Trans>
          ) : (
            <code>{message}</code>
          )}
        </p>
        <Button type="primary" onClick={() => location.reload()}>
          <Trans>Load it again</Trans>
        </Button>
      </Page>
    </div>
  );
}
