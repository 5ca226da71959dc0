import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { type ChallengePageQuery } from './challenge.generated.js';

interface Props {
  readonly slug: string;
  readonly notices: ChallengePageQuery['publicNotices'];
  /** The moment by the server's clock. */
  readonly now: string;
}

/** What is put up for objections (公示) and what was, with the way to object for whoever signs in. */
export function PublicNotices({ slug, notices, now }: Props) {
  const { t } = useLingui();
  return (
    <section className="panel" id="notices">
      <h2>{t`Public notices`}</h2>
      {notices.edges.map(({ node: { id, title, text, from, until } }) => {
        const isOpen = Date.parse(now) < Date.parse(until);
        return (
          <details key={id} className="notice" open={isOpen}>
            <summary>
              {title.text}{' '}
              <span className="quiet">
                <Moment at={from} day /> – <Moment at={until} end />
              </span>
            </summary>
            <p>{text.text}</p>
            {isOpen && (
              <p>
                <a href={`/desk/notices?challenge=${slug}`}>
                  <Trans>Sign in to object</Trans>
                </a>
              </p>
            )}
          </details>
        );
      })}
    </section>
  );
}
