import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SiteRoute } from '../../../ui/site/page.js';
import { Choices } from './Choices.js';
import { Facet } from './Facets.js';
import { wishOf } from './hall-address.js';
import { hallData, type HallData } from './hall-data.js';
import { Results } from './Results.js';

/** The hall: every need that was released, narrowed by what is known of it; the address holds the whole choice. */
export const hallRoute: SiteRoute = {
  path: '/',
  load: async (context) => {
    const { i18n, search } = context;
    return {
      title: i18n._(msg`Technology needs`),
      description: i18n._(
        msg`Technology needs of enterprises with measurable targets, open for answers of university teams.`,
      ),
      body: <Hall data={await hallData(context, wishOf(search))} />,
      place: 'needs',
      canonical: '/',
    };
  },
};

function Hall({ data }: { readonly data: HallData }) {
  const { wish } = data;
  const { t } = useLingui();
  return (
    <>
      <Hero open={data.open} />
      <form id="search" action="/" method="get" role="search" aria-label={t`Search of needs`} />
      <div className="wide hall">
        <aside className="facets" aria-label={t`Filters`} data-part="facets">
          <Facet title={t`State`} name="status" wish={wish} values={data.status} />
          <Facet title={t`Field`} name="fields" wish={wish} values={data.fields} />
          <Choices data={data} />
        </aside>
        <section className="results" aria-label={t`Needs`} aria-live="polite" data-part="results">
          <Results data={data} />
        </section>
      </div>
    </>
  );
}

function Hero({ open }: { readonly open: number }) {
  return (
    <section className="hero">
      <div className="wide">
        <h1>
          <Trans>Enterprises ask. Universities answer.</Trans>
        </h1>
        <p>
          <Trans>
            Every need comes with measurable targets, a budget and a deadline. <strong>{open}</strong> are
            open now.
          </Trans>
        </p>
      </div>
    </section>
  );
}
