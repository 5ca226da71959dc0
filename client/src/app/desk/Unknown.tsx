import { Trans } from '@lingui/react/macro';
import { Button, Result } from 'antd';
import { Link } from 'react-router';

/** There is no such page. */
export function Unknown() {
  return (
    <Result
      status="404"
      title={<Trans>There is no such page.</Trans>}
      extra={
        <Link to="/desk">
          <Button type="primary">
            <Trans>To my desks</Trans>
          </Button>
        </Link>
      }
    />
  );
}
