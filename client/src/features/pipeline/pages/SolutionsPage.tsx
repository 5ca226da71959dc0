import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { solutionStatus } from '../../solutions/index.js';
import { attempt } from '../../../ui/acting.js';
import { Answer } from '../../../ui/Answer.js';
import { useEverything } from '../../../ui/everything.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Batches } from '../batches/Batches.js';
import { useBatches } from '../batches/useBatches.js';
import {
  ChallengeSolutionsDocument,
  HandOverInListDocument,
  ScreenInListDocument,
  type SolutionFilterInput,
} from '../solutions/solutions.generated.js';
import { type Solution, SolutionTable } from '../solutions/SolutionTable.js';
import '../board/pipeline.css';

/** What the organizer does with solutions, by where they stand: what waits comes first. */
const views = {
  LOCKED: { status: ['LOCKED'] },
  LATE: { status: ['LATE'] },
  TO_HAND_OVER: { status: ['ELIGIBLE', 'SCORED'], handedOver: false },
  HANDED_OVER: { handedOver: true },
  ALL: {},
} as const satisfies Record<string, SolutionFilterInput>;
type View = keyof typeof views;

/** The solutions of a challenge: screened, let in late, handed over, one by one or many at once. */
export default function SolutionsPage() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('view');
  const view: View = wanted !== null && wanted in views ? (wanted as View) : 'ALL';
  const labels: Record<View, string> = {
    LOCKED: t`To be screened`,
    LATE: t`Late`,
    TO_HAND_OVER: t`To be handed over`,
    HANDED_OVER: t`With the enterprise`,
    ALL: t`All`,
  };
  return (
    <Page title={t`Solutions`}>
      <div className="pipeline-filters">
        <ChoiceField
          aria-label={t`State`}
          value={view}
          choices={Object.entries(labels).map(([value, label]) => ({ value, label }))}
          onChange={(value) => setSearch(value && value !== 'ALL' ? { view: value } : {}, { replace: true })}
        />
      </div>
      <List key={view} slug={slug} filter={views[view]} />
    </Page>
  );
}

function List({ slug, filter }: { readonly slug: string; readonly filter: SolutionFilterInput }) {
  const lang = apiLanguage(useLanguage());
  const { nodes, isWhole, query } = useEverything(
    ChallengeSolutionsDocument,
    { challenge: slug, filter, lang },
    'solutions',
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const batches = useBatches(() => void query.refetch());
  const solutions = nodes ?? [];
  const select = (ids: readonly string[], isSelected: boolean) => {
    const next = new Set(selected);
    for (const id of ids)
      if (isSelected) next.add(id);
      else next.delete(id);
    setSelected(next);
  };
  return (
    <Answer of={query}>
      {() =>
        isWhole && solutions.length === 0 ? (
          <>
            <Nothing
              why={<Trans>There is nothing here: solutions are sealed until their need is closed.</Trans>}
            />
            <Batches of={batches} />
          </>
        ) : (
          <>
            <p className="tally" role="status">
              <Trans>Solutions: {solutions.length}</Trans>
            </p>
            <Chosen
              chosen={solutions.filter(({ id }) => selected.has(id))}
              start={batches.start}
              onDone={() => setSelected(new Set())}
            />
            <SolutionTable
              solutions={solutions}
              selected={selected}
              pending={batches.pending}
              statusNames={solutionStatus}
              onSelect={select}
            />
            <Batches of={batches} />
          </>
        )
      }
    </Answer>
  );
}

interface ChosenProps {
  readonly chosen: readonly Solution[];
  readonly start: ReturnType<typeof useBatches>['start'];
  readonly onDone: () => void;
}

/** What can be done to the chosen solutions together. */
function Chosen({ chosen, start, onDone }: ChosenProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const lang = apiLanguage(useLanguage());
  if (chosen.length === 0) return null;
  const actsOf = ({ version }: Solution) => ({ expectedVersion: version });
  const offers = [
    {
      label: t`Eligible`,
      going: t`Screened as eligible`,
      allowed: chosen.filter(({ viewerActions }) => viewerActions.includes('SCREEN')),
      send: (solution: Solution, keepalive: boolean) => {
        const variables = { id: solution.id, outcome: 'ELIGIBLE' as const, act: actsOf(solution), lang };
        return attempt(client, ScreenInListDocument, variables, { keepalive });
      },
    },
    {
      label: t`Hand over`,
      going: t`Handed over`,
      allowed: chosen.filter(({ viewerActions }) => viewerActions.includes('HAND_OVER')),
      send: (solution: Solution, keepalive: boolean) => {
        const variables = { id: solution.id, act: actsOf(solution), lang };
        return attempt(client, HandOverInListDocument, variables, { keepalive });
      },
    },
  ].filter(({ allowed }) => allowed.length > 0);
  return (
    <Flex
      className="chosen-bar"
      gap="small"
      align="center"
      wrap
      role="toolbar"
      aria-label={t`Chosen solutions`}
    >
      <strong>
        <Trans>Chosen: {chosen.length}</Trans>
      </strong>
      {offers.length === 0 && <Trans>Nothing can be done to them together.</Trans>}
      {offers.map(({ label, going, allowed, send }) => (
        <Button
          key={label}
          onClick={() => {
            const items = allowed.map((solution) => ({
              id: solution.id,
              name: `${solution.code} ${solution.team?.name.text ?? ''}`,
              send: async (isLeaving: boolean) => (await send(solution, isLeaving)).refusal,
            }));
            start({ label: going, items });
            onDone();
          }}
        >
          {label} ({allowed.length})
        </Button>
      ))}
      <Button type="link" onClick={onDone}>
        <Trans>Choose none</Trans>
      </Button>
    </Flex>
  );
}
