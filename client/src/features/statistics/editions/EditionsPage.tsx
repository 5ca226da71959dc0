import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { formatMoney, formatNumber } from '../../../ui/format.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { figureNames, type FigureName } from '../figure-names.js';
import {
  CorrectEditionDocument,
  DeclareEditionDocument,
  DeskEditionsDocument,
  type DeskEditionsQuery,
} from './editions.generated.js';
import { FigureFields, figuresOf, type FigureValues } from './FigureFields.js';

type Edition = DeskEditionsQuery['editions'][number];

const shown: readonly FigureName[] = ['REQUIREMENTS_RELEASED', 'SOLUTIONS', 'TEAMS', 'DOCKED', 'CONTRACTED'];

/** The editions of the programme: counted here, or declared with the place where their totals were published. */
export default function EditionsPage() {
  const { t } = useLingui();
  const query = useQuery(DeskEditionsDocument, { variables: { lang: apiLanguage(useLanguage()) } });
  const again = () => void query.refetch();
  return (
    <Page title={t`Editions`} actions={<DeclareButton again={again} />}>
      <Answer of={query}>
        {({ editions }) => (
          <Panel>
            {editions.length === 0 ? (
              <Nothing why={<Trans>There is no edition yet.</Trans>} />
            ) : (
              <Table editions={editions} again={again} />
            )}
          </Panel>
        )}
      </Answer>
    </Page>
  );
}

function Table({ editions, again }: { readonly editions: readonly Edition[]; readonly again: () => void }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const valueOf = ({ figures }: Edition, figure: FigureName) => {
    const value = figures.find((each) => each.figure === figure)?.value;
    if (value === undefined) return '–';
    return figure === 'CONTRACTED' ? formatMoney(value, language) : formatNumber(BigInt(value), language);
  };
  return (
    <RecordTable
      caption={t`Editions`}
      columns={[
        { key: 'name', title: t`Edition` },
        ...shown.map((key) => ({ key, title: i18n._(figureNames[key]), isNumber: true })),
        { key: 'acts', title: t`Actions` },
      ]}
      rows={editions.map((edition) => ({
        key: edition.slug,
        cells: [
          <Named key="name" edition={edition} />,
          ...shown.map((figure) => valueOf(edition, figure)),
          <CorrectButton key="acts" edition={edition} again={again} />,
        ],
      }))}
    />
  );
}

function Named({ edition: { name, year, isDrillable, source } }: { readonly edition: Edition }) {
  return (
    <>
      {name.text} ({year})
      <div className="quiet">
        {isDrillable ? <Trans>Counted here</Trans> : <Trans>Declared: {source?.text ?? ''}</Trans>}
      </div>
    </>
  );
}

interface Declared {
  readonly slug: string;
  readonly programme: string;
  readonly region: string;
  readonly year: string;
  readonly fromYear?: string;
  readonly name: LocalizedTextInput;
  readonly source: LocalizedTextInput;
  readonly figures: FigureValues;
}

function DeclareButton({ again }: { readonly again: () => void }) {
  const { t } = useLingui();
  const inputOf = ({ year, fromYear, figures, ...rest }: Declared) => ({
    ...{ ...rest, year: Number(year), fromYear: Number(fromYear || year), figures: figuresOf(figures) },
  });
  const isYear = { pattern: /^\d{4}$/, message: t`Write a year like 2021.` };
  return (
    <ActButton
      of={DeclareEditionDocument}
      label={t`Declare an edition`}
      variables={(act, given: Declared) => ({ act, input: inputOf(given) })}
      initialValues={{ programme: 'technology-challenge', region: '620000' }}
      onDone={again}
    >
      <FieldItem name="name" label={t`Name of the edition`} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="source" label={t`Where the totals were published`} needed>
        <LocalizedField />
      </FieldItem>
      <FieldItem name="slug" label={t`Short name in addresses`} needed>
        <Input autoComplete="off" />
      </FieldItem>
      <FieldItem name="programme" label={t`Programme`} needed>
        <Input autoComplete="off" />
      </FieldItem>
      <FieldItem name="region" label={t`Code of the region (GB/T 2260)`} needed>
        <Input inputMode="numeric" autoComplete="off" />
      </FieldItem>
      <FieldItem
        name="year"
        label={t`Year`}
        rules={[{ required: true, message: t`This is needed.` }, isYear]}
      >
        <Input inputMode="numeric" autoComplete="off" />
      </FieldItem>
      <FieldItem name="fromYear" label={t`First year, where it spans more than one`} rules={[isYear]}>
        <Input inputMode="numeric" autoComplete="off" />
      </FieldItem>
      <FigureFields />
    </ActButton>
  );
}

function CorrectButton({ edition, again }: { readonly edition: Edition; readonly again: () => void }) {
  const { t } = useLingui();
  const { declaration, figures } = edition;
  if (!declaration?.viewerActions.includes('CORRECT')) return null;
  const { id, version } = declaration;
  return (
    <ActButton
      of={CorrectEditionDocument}
      label={t`Correct`}
      variables={(act, given: { figures: FigureValues }) => ({ id, act, figures: figuresOf(given.figures) })}
      version={version}
      initialValues={{ figures: Object.fromEntries(figures.map(({ figure, value }) => [figure, value])) }}
      reason
      onDone={again}
    >
      <FigureFields />
    </ActButton>
  );
}
