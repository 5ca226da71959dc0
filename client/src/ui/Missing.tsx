import { Trans } from '@lingui/react/macro';
import { LinkButton } from './LinkButton.js';
import { Notice } from './Notice.js';
import { Page } from './Page.js';

/** In place of a record that is missing or not the viewer's to see. */
export function Missing({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <Notice
        title={<Trans>This is missing, or not visible to you.</Trans>}
        action={
          <LinkButton to="/desk">
            <Trans>To my desks</Trans>
          </LinkButton>
        }
      />
    </Page>
  );
}
