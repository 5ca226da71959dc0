import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SiteContext, type SiteView } from '../../ui/site/page.js';

/** There is nothing at the address: where one may have wanted to go. */
export function missingView({ i18n }: SiteContext): SiteView {
  return {
    title: i18n._(msg`Not found`),
    body: (
      <section className="wide problem">
        <p className="problem-code">404</p>
        <h1>
          <Trans>There is nothing at this address.</Trans>
        </h1>
        <p>
          <Trans>
            A need may have been withdrawn, or the address may be mistyped. Codes look like GS2022-XQ-0042.
          </Trans>
        </p>
        <p className="ways">
          <a className="button" href="/">
            <Trans>Look at the needs</Trans>
          </a>
          <a href="/challenges">
            <Trans>See the challenges</Trans>
          </a>
        </p>
      </section>
    ),
  };
}

/** We are at fault: what to quote. */
export function failedView({ i18n }: SiteContext, requestId: string): SiteView {
  return {
    title: i18n._(msg`Something went wrong`),
    body: (
      <section className="wide problem">
        <h1>
          <Trans>Something went wrong on our side.</Trans>
        </h1>
        <p>
          <Trans>Try again in a moment. If it stays like this, tell us the number of the request.</Trans>
        </p>
        <p>
          <code>{requestId}</code>
        </p>
      </section>
    ),
  };
}
