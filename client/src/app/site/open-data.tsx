import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SiteRoute } from '../../ui/site/page.js';

/** What others may take and build upon. */
export const openDataRoute: SiteRoute = {
  path: '/open',
  load: async ({ i18n }) => ({
    title: i18n._(msg`Open data`),
    description: i18n._(msg`All released needs as JSON, CSV and Atom, and the API behind this site.`),
    body: <OpenData />,
    place: 'open',
    canonical: '/open',
  }),
};

function OpenData() {
  const { t } = useLingui();
  const files = [
    {
      href: '/open/requirements.json',
      name: 'requirements.json',
      text: t`Every released need with its indicators, in both languages`,
    },
    {
      href: '/open/requirements.csv',
      name: 'requirements.csv',
      text: t`The same as a table, one line a need; opens in a spreadsheet`,
    },
    {
      href: '/open/requirements.atom',
      name: 'requirements.atom',
      text: t`A feed of the newest needs, to subscribe to`,
    },
  ];
  return (
    <article className="wide record">
      <header className="record-head">
        <h1>{t`Open data`}</h1>
        <p className="lead">
          <Trans>What the public may read here, machines may read as well, without an account.</Trans>
        </p>
      </header>
      <section className="panel">
        <h2>{t`Needs`}</h2>
        <ul className="links">
          {files.map(({ href, name, text }) => (
            <li key={href}>
              <a href={href}>
                <code>{name}</code>
              </a>{' '}
              <span className="quiet">{text}</span>
            </li>
          ))}
        </ul>
        <p className="quiet">
          <Trans>
            Each answer has an ETag; ask with If-None-Match to learn whether anything has changed. Add{' '}
            <code>?challenge=…</code> for the needs of one challenge.
          </Trans>
        </p>
      </section>
      <section className="panel">
        <h2>{t`API`}</h2>
        <p>
          <Trans>
            This site asks <code>POST /graphql</code>, and so may you. Try it in{' '}
            <a href="/graphiql/">GraphiQL</a>, or read the <a href="/schema.graphql">schema</a>.
          </Trans>
        </p>
      </section>
    </article>
  );
}
