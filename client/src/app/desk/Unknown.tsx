import { Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { Link } from 'react-router';
import { Notice } from '../../ui/Notice.js';

/** There is no such page. */
export function Unknown() {
  return (
    <Notice
      title={<Trans>There is no such page.</Trans>}
      action={
        <Link to="/desk">
          <Button type="primary">
            <Trans>To my desks</Trans>
          </Button>
        </Link>
      }
    />
  );
}
