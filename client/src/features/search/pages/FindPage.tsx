import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { useMemo } from 'react';
import { failureOf } from '../../../ui/acting.js';
import { Failure } from '../../../ui/Failure.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Loading } from '../../../ui/Loading.js';
import { More } from '../../../ui/More.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { Filters } from '../Filters.js';
import { Recommended } from '../Recommended.js';
import { Results } from '../Results.js';
import { SavedSearches } from '../SavedSearches.js';
import { SearchBox } from '../SearchBox.js';
import { addressOf, filterOf, isAboutNeeds, type Wish, wishOf } from '../wish.js';
import { WithoutSearch } from '../WithoutSearch.js';
import { FieldNamesDocument, FindDocument } from './search.generated.js';
import '../search.css';

/** Finding needs, or anything else one may find; the address holds the whole search. */
export default function FindPage() {
  const { t } = useLingui();
  const [search, setSearch] = useSearchParams();
  const wish = useMemo(() => wishOf(search), [search]);
  const change = (part: Partial<Wish>) => setSearch(addressOf({ ...wish, ...part }), { replace: true });
  return (
    <Page title={t`Find needs and more`}>
      <div className="stack">
        <SearchBox words={wish.words} kind={wish.kind} onChange={(words) => change({ words })} />
        <SavedSearches wish={wish} />
        <Finding wish={wish} change={change} />
      </div>
    </Page>
  );
}

function useFieldNames(): ReadonlyMap<string, string> {
  const lang = apiLanguage(useLanguage());
  const { data } = useQuery(FieldNamesDocument, { variables: { lang } });
  return new Map(
    (data?.challenges.edges ?? []).flatMap(({ node }) =>
      node.fields.map(({ code, name }) => [code, name.text] as const),
    ),
  );
}

interface Props {
  readonly wish: Wish;
  readonly change: (part: Partial<Wish>) => void;
}

function Finding({ wish, change }: Props) {
  const lang = apiLanguage(useLanguage());
  const fieldNames = useFieldNames();
  const query = useQuery(FindDocument, {
    variables: {
      query: wish.words,
      kinds: wish.kind ? [wish.kind] : null,
      filter: filterOf(wish),
      facets: isAboutNeeds(wish)
        ? ['field', 'region', 'status', 'budget']
        : wish.kind
          ? facetsOf[wish.kind]
          : [],
      sort: wish.sort || (wish.words ? null : 'DATE_DESC'),
      first: 20,
      lang,
    },
    fetchPolicy: 'network-only',
  });
  // What was found stays until the next answer comes.
  const data = query.data ?? query.previousData;
  if (query.error) {
    const isDown = failureOf(query.error).code === 'SEARCH_UNAVAILABLE';
    return isDown ? (
      <WithoutSearch wish={wish} />
    ) : (
      <Failure error={query.error} retry={() => void query.refetch()} />
    );
  }
  if (!data?.search) return <Loading />;
  const { facets, counts } = data.search;
  return (
    <div className="finding">
      <Filters
        wish={wish}
        change={change}
        fieldNames={fieldNames}
        counts={
          new Map(
            facets.map(({ name, values }) => [name, new Map(values.map((each) => [each.value, each.count]))]),
          )
        }
        kindCounts={new Map(counts.map(({ kind, count }) => [kind, count]))}
      />
      <div className="stack">
        {isAboutNeeds(wish) && !wish.words && <Recommended />}
        <Panel>
          <Results of={data.search} lang={lang} wish={wish} change={change} />
          <More of={query} connection={({ search }) => search} />
        </Panel>
      </div>
    </div>
  );
}

/** Counts that a kind of record has at all. */
const facetsOf: Partial<Record<NonNullable<Wish['kind']>, string[]>> = {
  SOLUTION: ['status'],
  TEAM: ['status'],
};
