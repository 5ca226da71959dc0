import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatExactMoney, formatNumber } from '../../../ui/format.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { type SiteRoute } from '../../../ui/site/page.js';
import { AnnouncementText } from '../announcement.js';
import { figureNames } from '../figure-names.js';
import { PublicationPageDocument, type PublicationPageQuery } from './publication.generated.js';

type Publication = NonNullable<PublicationPageQuery['publication']>;

/** A publication: its text, and the figures as they were frozen. */
export const publicationRoute: SiteRoute = {
  path: '/publications/:id',
  load: async ({ ask, params, language, i18n }) => {
    const variables = { id: params.id!, lang: apiLanguage(language) };
    const { publication } = await ask(PublicationPageDocument, variables);
    if (!publication) return null;
    return {
      title: publication.title.text,
      description: i18n._(msg`A publication with its figures as they were frozen.`),
      body: <PublicationPage publication={publication} />,
      place: 'challenges',
      canonical: `/publications/${publication.id}`,
    };
  },
};

function PublicationPage({ publication }: { readonly publication: Publication }) {
  const { title, text, publishedAt, challenge } = publication;
  const { t } = useLingui();
  return (
    <article className="wide record">
      <header className="record-head">
        <p className="crumbs">
          <a href="/challenges">{t`Challenges`}</a>
          {challenge && <a href={`/challenges/${challenge.slug}`}>{challenge.name.text}</a>}
        </p>
        <h1>{title.text}</h1>
        <p className="quiet">
          {publishedAt ? (
            <Trans>
              Published <Moment at={publishedAt} day />
            </Trans>
          ) : (
            <Trans>Not published yet</Trans>
          )}
        </p>
      </header>
      <Correction publication={publication} />
      <div className="panel prose">
        <AnnouncementText text={text.text} />
      </div>
      {publication.figures.length > 0 && <Frozen publication={publication} />}
    </article>
  );
}

/** What was wrong with it comes before everything it says. */
function Correction({ publication: { correction, correctedAt } }: { readonly publication: Publication }) {
  if (!correction) return null;
  return (
    <aside className="correction">
      <p>
        <strong>
          <Trans>
            Corrected <Moment at={correctedAt} day />
          </Trans>
        </strong>
      </p>
      <p>{correction.text}</p>
    </aside>
  );
}

function Frozen({
  publication: { figures, asOf, definitionVersion },
}: {
  readonly publication: Publication;
}) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return (
    <section className="panel">
      <h2>{t`Figures`}</h2>
      <DataTable
        caption={t`Figures`}
        columns={[
          { key: 'figure', title: t`Figure` },
          { key: 'value', title: t`Number`, isNumber: true },
          { key: 'rows', title: t`Records behind it`, isNumber: true },
        ]}
        rows={figures.map(({ figure, value, rows }) => ({
          key: figure,
          cells: [
            i18n._(figureNames[figure]),
            figure === 'CONTRACTED'
              ? formatExactMoney(value, language)
              : formatNumber(BigInt(value), language),
            formatNumber(rows, language),
          ],
        }))}
      />
      <p className="quiet">
        <Trans>
          As of <Moment at={asOf} />; frozen by the definitions of version {definitionVersion}.
        </Trans>
      </p>
    </section>
  );
}
