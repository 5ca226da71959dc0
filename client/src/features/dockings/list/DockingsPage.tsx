import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@apollo/client/react';
import { Answer } from '../../../ui/Answer.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { useFilter } from '../../../ui/useFilter.js';
import { type ChallengeChoice, ChosenChallenge } from '../../challenges/index.js';
import { dockingStatus, type DockingState } from '../names.js';
import { usePanelResults } from '../recommended/panels.js';
import { DockingListDocument } from './dockings.generated.js';
import { DockingTable } from './DockingTable.js';

/** The dockings that the viewer may see: of all teams and enterprises for organizers, of one's own for others. */
export default function DockingsPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Dockings`}>
      <ChosenChallenge>
        {(challenge, field) => (
          <>
            <Filters>
              {field}
              <StatusFilter />
            </Filters>
            <List key={challenge.slug} challenge={challenge} />
          </>
        )}
      </ChosenChallenge>
    </Page>
  );
}

function StatusFilter() {
  const { t, i18n } = useLingui();
  const [status, setStatus] = useFilter('status');
  const choices = Object.entries(dockingStatus).map(([value, { label }]) => ({
    value,
    label: i18n._(label),
  }));
  return <ChoiceFilter label={t`State`} all={t`All`} choices={choices} value={status} onChange={setStatus} />;
}

function List({ challenge: { slug } }: { readonly challenge: ChallengeChoice }) {
  const [status] = useFilter('status');
  const results = usePanelResults(slug);
  const query = useQuery(DockingListDocument, {
    variables: {
      challenge: slug,
      status: status && status in dockingStatus ? [status as DockingState] : null,
      lang: apiLanguage(useLanguage()),
    },
  });
  return (
    <Answer of={query}>
      {({ dockings: { edges, totalCount } }) => (
        <Panel title={<Plural value={totalCount} one="# docking" other="# dockings" />}>
          {edges.length === 0 ? (
            <Empty isNarrowed={status !== null} />
          ) : (
            <DockingTable dockings={edges.map(({ node }) => node)} results={results} />
          )}
          <More of={query} connection={({ dockings }) => dockings} />
        </Panel>
      )}
    </Answer>
  );
}

function Empty({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed) return <Nothing why={<Trans>No docking is in this state.</Trans>} />;
  return (
    <Nothing
      why={
        <Trans>
          There are no talks yet. They begin with a solution that was handed over to the enterprise.
        </Trans>
      }
    />
  );
}
