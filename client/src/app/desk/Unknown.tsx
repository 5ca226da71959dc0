import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '../../ui/LinkButton.js';
import { Page } from '../../ui/Page.js';

/** There is no such page. */
export function Unknown() {
  const { t } = useLingui();
  return (
    <Page title={t`There is no such page.`}>
      <LinkButton to="/desk">
        <Trans>To my desks</Trans>
      </LinkButton>
    </Page>
  );
}
