import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { Answer } from '../../../ui/Answer.js';
import { csvOf, saveAs } from '../../../ui/csv.js';
import { useEverything } from '../../../ui/everything.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { useFilter } from '../../../ui/useFilter.js';
import { holds, useViewer } from '../../accounts/index.js';
import { type ChallengeChoice, ChosenChallenge } from '../../challenges/index.js';
import { contractKinds, contractStatus } from '../names.js';
import { LedgerDocument, type LedgerRowFragment } from './ledger.generated.js';
import { LedgerTable } from './LedgerTable.js';
import { linesOf, useLedgerWords } from './lines.js';
import { Totals } from './Totals.js';

/** The contracts that the viewer may see; for organizers and auditors it is the ledger, with totals. */
export default function ContractsPage() {
  const { t } = useLingui();
  const keepsLedger = useViewer().roles.some(
    ({ role, status }) => status === 'GIVEN' && ['ORGANIZER', 'AUDITOR'].includes(role),
  );
  return (
    <Page title={keepsLedger ? t`Contract ledger` : t`Contracts`}>
      <ChosenChallenge>
        {(challenge, field) => (
          <>
            <Filters>
              {field}
              <StateFilter />
              <KindFilter />
            </Filters>
            <Contracts key={challenge.slug} challenge={challenge} />
          </>
        )}
      </ChosenChallenge>
    </Page>
  );
}

function StateFilter() {
  const { t, i18n } = useLingui();
  const [value, setValue] = useFilter('status');
  const choices = Object.entries(contractStatus).map(([code, { label }]) => ({
    value: code,
    label: i18n._(label),
  }));
  return <ChoiceFilter label={t`State`} all={t`All`} choices={choices} value={value} onChange={setValue} />;
}

function KindFilter() {
  const { t, i18n } = useLingui();
  const [value, setValue] = useFilter('kind');
  const choices = Object.entries(contractKinds).map(([code, label]) => ({
    value: code,
    label: i18n._(label),
  }));
  return <ChoiceFilter label={t`Kind`} all={t`All`} choices={choices} value={value} onChange={setValue} />;
}

function Contracts({ challenge }: { readonly challenge: ChallengeChoice }) {
  const viewer = useViewer();
  const lang = apiLanguage(useLanguage());
  const { nodes, isWhole, query } = useEverything(
    LedgerDocument,
    { challenge: challenge.slug, lang },
    'contracts',
  );
  const [status] = useFilter('status');
  const [kind] = useFilter('kind');
  const wanted = (nodes ?? []).filter(
    (each) => (status === null || each.status === status) && (kind === null || each.kind === kind),
  );
  const seesTotals =
    holds(viewer, ['ORGANIZER'], { kind: 'CHALLENGE', id: challenge.id }) ||
    viewer.roles.some(({ role }) => role === 'AUDITOR');
  return (
    <Answer of={query}>
      {() => (
        <div className="stack">
          {seesTotals && isWhole && <Totals challenge={challenge} contracts={wanted} />}
          <List
            contracts={wanted}
            isNarrowed={status !== null || kind !== null}
            isWhole={isWhole}
            slug={challenge.slug}
          />
        </div>
      )}
    </Answer>
  );
}

interface ListProps {
  readonly contracts: readonly LedgerRowFragment[];
  readonly isNarrowed: boolean;
  readonly isWhole: boolean;
  readonly slug: string;
}

function List({ contracts, isNarrowed, isWhole, slug }: ListProps) {
  const { t } = useLingui();
  const words = useLedgerWords();
  const save = () => saveAs(`contracts-${slug}.csv`, csvOf(linesOf(contracts, words)));
  const count = contracts.length;
  return (
    <Panel
      title={<Plural value={count} one="# contract" other="# contracts" />}
      actions={
        count > 0 && (
          <Button disabled={!isWhole} onClick={save}>
            {t`Save as CSV`}
          </Button>
        )
      }
    >
      {count > 0 ? (
        <LedgerTable contracts={contracts} />
      ) : isNarrowed ? (
        <Nothing why={<Trans>No contract is like this.</Trans>} />
      ) : (
        <Nothing
          why={<Trans>There is no contract yet. They are drafted where enterprise and team agreed.</Trans>}
        />
      )}
    </Panel>
  );
}
