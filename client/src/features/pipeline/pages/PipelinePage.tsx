import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Flex } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { Failure } from '../../../ui/Failure.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Batches } from '../batches/Batches.js';
import { useBatches } from '../batches/useBatches.js';
import { Board } from '../board/Board.js';
import { saveAs } from '../../../ui/csv.js';
import { Filters } from '../board/Filters.js';
import { isNarrowed, useWish, type Wish } from '../board/filters.js';
import { GivenDialog, OfferDialog } from '../board/MoveDialogs.js';
import { movesFor } from '../board/moves.js';
import { type PipelineChallengeQuery } from '../board/needs.generated.js';
import { NeedTable } from '../board/NeedTable.js';
import { needFocus, useShortcuts } from '../board/shortcuts.js';
import { type Need } from '../board/stages.js';
import { tableFile } from '../board/table-file.js';
import { useMoves } from '../board/useMoves.js';
import { usePipeline } from '../board/usePipeline.js';
import { type PipelineView } from '../board/view.js';
import '../board/pipeline.css';

type Challenge = NonNullable<PipelineChallengeQuery['challenge']>;

/** Every need of a challenge on its way from collection to a signed contract, as a board or a table. */
export default function PipelinePage() {
  const { slug = '' } = useParams();
  const [wish, change] = useWish();
  const pipeline = usePipeline(slug, wish);
  return (
    <Answer of={pipeline.challenge}>
      {({ challenge }) =>
        challenge ? (
          <Pipeline challenge={challenge} wish={wish} change={change} pipeline={pipeline} />
        ) : (
          <Missing />
        )
      }
    </Answer>
  );
}

function Missing() {
  const { t } = useLingui();
  return (
    <Page title={t`Pipeline`}>
      <Nothing why={<Trans>There is no such challenge, or you may not see it.</Trans>} />
    </Page>
  );
}

interface Props {
  readonly challenge: Challenge;
  readonly wish: Wish;
  readonly change: (wish: Partial<Wish>) => void;
  readonly pipeline: ReturnType<typeof usePipeline>;
}

function Pipeline({ challenge, wish, change, pipeline }: Props) {
  const { t, i18n } = useLingui();
  const { nodes, query, isWhole } = pipeline.needs;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const batches = useBatches(pipeline.refreshSituations);
  const moving = useMoves(batches, () => setSelected(new Set()));
  const [now] = useState(() => Date.now());
  const needs = nodes ?? [];
  const chosen = needs.filter(({ id }) => selected.has(id));
  const select = (ids: readonly string[], isSelected: boolean) =>
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids)
        if (isSelected) next.add(id);
        else next.delete(id);
      return next;
    });
  const fieldNames = new Map(challenge.fields.map(({ code, name }) => [code, name.text]));
  const view: PipelineView = {
    needs,
    situationOf: pipeline.situationOf,
    fieldName: (code) => (code === null ? '' : (fieldNames.get(code) ?? code)),
    selected,
    pending: batches.pending,
    now,
    onSelect: select,
    onOffer: moving.offer,
    onMove: moving.begin,
  };
  const box = useRef<HTMLDivElement>(null);
  usePipelineKeys({ view, chosen, focus: needFocus(box), clear: () => setSelected(new Set()) });
  const other = wish.view === 'board' ? 'table' : 'board';
  return (
    <Page
      title={t`Pipeline`}
      actions={
        <>
          <Button onClick={() => change({ view: other })}>
            {other === 'table' ? t`As a table` : t`As a board`}
          </Button>
          <Button
            disabled={!isWhole}
            onClick={() => saveAs(`${challenge.slug}-${t`needs`}.csv`, tableFile(view, i18n))}
          >
            <Trans>Save as CSV</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Link to={`/desk/challenges/${challenge.slug}`}>{challenge.name.text}</Link>
      </p>
      <Filters wish={wish} change={change} fields={challenge.fields} region={challenge.region} />
      <p className="tally" role="status">
        {nodes && <Trans>Needs: {needs.length}</Trans>}{' '}
        {nodes && !isWhole && <Trans>More are coming …</Trans>}
      </p>
      <Chosen chosen={chosen} view={view} onClear={() => setSelected(new Set())} />
      <div ref={box}>
        {query.error !== undefined && !nodes && (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )}
        {nodes && isWhole && needs.length === 0 ? (
          <NoNeeds wish={wish} change={change} />
        ) : wish.view === 'table' ? (
          <NeedTable view={view} />
        ) : (
          <Board view={view} />
        )}
      </div>
      <Keys />
      <Batches of={batches} />
      {moving.offered && (
        <OfferDialog needs={moving.offered} onChoose={moving.begin} onClose={moving.close} />
      )}
      {moving.asked && (
        <GivenDialog
          {...moving.asked}
          onSend={(given) => moving.send(moving.asked!, given)}
          onClose={moving.close}
        />
      )}
    </Page>
  );
}

interface KeysOf {
  readonly view: PipelineView;
  readonly chosen: readonly Need[];
  readonly focus: ReturnType<typeof needFocus>;
  readonly clear: () => void;
}

function usePipelineKeys({ view, chosen, focus, clear }: KeysOf): void {
  useShortcuts({
    j: () => focus.move(1),
    k: () => focus.move(-1),
    x: () => {
      const id = focus.id();
      if (id) view.onSelect([id], !view.selected.has(id));
    },
    m: () => {
      const focused = view.needs.filter(({ id }) => id === focus.id());
      const meant = chosen.length > 0 ? chosen : focused;
      if (meant.length > 0) view.onOffer(meant);
    },
    u: () => document.querySelector<HTMLElement>('[data-undo]')?.click(),
    escape: clear,
  });
}

/** What can be done to the chosen needs together. */
function Chosen({
  chosen,
  view,
  onClear,
}: {
  chosen: readonly Need[];
  view: PipelineView;
  onClear: () => void;
}) {
  const { t, i18n } = useLingui();
  if (chosen.length === 0) return null;
  const offered = movesFor(chosen);
  return (
    <Flex className="chosen-bar" gap="small" align="center" wrap role="toolbar" aria-label={t`Chosen needs`}>
      <strong>
        <Trans>Chosen: {chosen.length}</Trans>
      </strong>
      {offered.map(({ move, needs }) => (
        <Button key={move.action} danger={move.danger} onClick={() => view.onMove(move, needs)}>
          {i18n._(move.label)} ({needs.length})
        </Button>
      ))}
      {offered.length === 0 && (
        <span>
          <Trans>Nothing can be done to them together.</Trans>
        </span>
      )}
      <Button type="link" onClick={onClear}>
        <Trans>Choose none</Trans>
      </Button>
    </Flex>
  );
}

function NoNeeds({ wish, change }: { readonly wish: Wish; readonly change: (wish: Partial<Wish>) => void }) {
  const everything = { words: '', field: '', region: '', status: '' };
  if (!isNarrowed(wish)) return <Nothing why={<Trans>No need has been handed in yet.</Trans>} />;
  return (
    <Nothing
      why={<Trans>No need fits these filters.</Trans>}
      action={
        <Button onClick={() => change(everything)}>
          <Trans>Show all needs</Trans>
        </Button>
      }
    />
  );
}

function Keys() {
  return (
    <p className="quiet shortcuts">
      <Trans>
        Keys: <kbd>J</kbd> <kbd>K</kbd> next and previous need · <kbd>X</kbd> choose · <kbd>M</kbd> move to …
        · <kbd>U</kbd> undo · <kbd>Esc</kbd> choose none
      </Trans>
    </p>
  );
}
