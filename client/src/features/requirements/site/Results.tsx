import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../../ui/language.js';
import { type ChosenFilter, chosenFilters } from './chosen.js';
import { addressOf } from './hall-address.js';
import { type HallData } from './hall-data.js';
import { NeedCard } from './NeedCard.js';

/** How many needs there are, what narrows them, and the needs themselves. */
export function Results({ data }: { readonly data: HallData }) {
  const { i18n } = useLingui();
  const chosen = chosenFilters(data, i18n, useLanguage());
  const { needs, total, counts, isLoose } = data;
  return (
    <>
      <header>
        <h2 className="total">
          <Plural value={total} one="# need" other="# needs" />
        </h2>
        {chosen.length > 0 && <Chosen filters={chosen} />}
      </header>
      {counts === null && (
        <p className="note">
          <Trans>
            The search does not answer at the moment; this is what fits the filters, whatever the words.
          </Trans>
        </p>
      )}
      {isLoose && total > 0 && (
        <p className="note">
          <Trans>No need has all of these words; these have some of them.</Trans>
        </p>
      )}
      {needs.length === 0 && <NothingFound chosen={chosen} />}
      <ol className="needs">
        {needs.map(({ need, highlights }) => (
          <li key={need.id}>
            <NeedCard
              need={need}
              highlights={highlights}
              fieldName={data.fieldNames.get(need.field ?? '')}
              now={data.now}
            />
          </li>
        ))}
      </ol>
      <Pages data={data} />
    </>
  );
}

function Chosen({ filters }: { readonly filters: readonly ChosenFilter[] }) {
  const { t } = useLingui();
  return (
    <ul className="chosen" aria-label={t`Chosen filters`}>
      {filters.map(({ label, href }) => (
        <li key={href}>
          <a href={href} aria-label={t`Drop the filter ${label}`}>
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <a className="all" href="/">{t`Drop all`}</a>
        </li>
      )}
    </ul>
  );
}

/** Says which filter to drop; the last one chosen narrows most often. */
function NothingFound({ chosen }: { readonly chosen: readonly ChosenFilter[] }) {
  const last = chosen.at(-1);
  return (
    <div className="nothing">
      <p>{last ? <Trans>No need fits all of this.</Trans> : <Trans>No need has been released yet.</Trans>}</p>
      {last && (
        <p>
          <a className="button" href={last.href}>
            <Trans>Drop “{last.label}”</Trans>
          </a>
        </p>
      )}
    </div>
  );
}

function Pages({ data: { wish, next } }: { readonly data: HallData }) {
  const { t } = useLingui();
  if (!next && !wish.after) return null;
  return (
    <nav className="pages" aria-label={t`Pages`}>
      {wish.after ? <a href={addressOf(wish)}>{t`First page`}</a> : <span />}
      {next && <a className="button" href={addressOf(wish, { after: next })} rel="next">{t`More needs`}</a>}
    </nav>
  );
}
