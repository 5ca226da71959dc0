import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SiteRoute } from '../../../ui/site/page.js';
import { Choices } from './Choices.js';
import { Facet } from './Facets.js';
import { publicStates, wishOf } from './hall-address.js';
import { hallData, type HallData } from './hall-data.js';
import { stateName } from './hall-names.js';
import { Results } from './Results.js';

/** The hall: every need that was released, found by words and by what is known of it; the address holds the whole wish. */
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
  const { wish, counts, fieldNames } = data;
  const { t, i18n } = useLingui();
  const states = publicStates.map((value) => ({ value, label: stateName(value, i18n) }));
  const fields = [...fieldNames].map(([value, label]) => ({ value, label }));
  return (
    <>
      <Hero open={data.open} words={wish.words} />
      <div className="wide hall">
        <aside className="facets" aria-label={t`Filters`} data-part="facets">
          <Facet title={t`State`} name="status" wish={wish} values={states} counts={counts?.get('status')} />
          <Facet title={t`Field`} name="fields" wish={wish} values={fields} counts={counts?.get('field')} />
          <Choices data={data} />
        </aside>
        <section className="results" aria-label={t`Needs`} aria-live="polite" data-part="results">
          <Results data={data} />
        </section>
      </div>
    </>
  );
}

function Hero({ open, words }: { readonly open: number; readonly words: string }) {
  const { t } = useLingui();
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
        <form id="search" className="search" action="/" method="get" role="search">
          <input
            type="search"
            name="q"
            defaultValue={words}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
            aria-label={t`Search of needs`}
            placeholder={t`Title, material, process, code …`}
          />
          <button type="submit">{t`Search`}</button>
        </form>
      </div>
    </section>
  );
}
