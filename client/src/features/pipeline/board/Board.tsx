import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { Moment } from '../../../ui/Moment.js';
import { NeedBadges, NeedLink, NeedStatus, SelectBox, Waiting } from './NeedFacts.js';
import { type Move, movesFor } from './moves.js';
import { byStage, type Need, type Stage, stageLabels, stageNames, stageOf } from './stages.js';
import { type PipelineView } from './view.js';

const atFirst = 25;

/** The move that takes some of these needs to another stage, if there is one. */
function moveTo(stage: Stage, needs: readonly Need[]): { move: Move; needs: Need[] } | undefined {
  const elsewhere = needs.filter((need) => stageOf(need) !== stage);
  return movesFor(elsewhere).find(({ move }) => move.to === stage);
}

/** Every stage a column with its needs as cards; a card may be dragged to where it can go. */
export function Board({ view }: { readonly view: PipelineView }) {
  const { t } = useLingui();
  const [dragged, setDragged] = useState<readonly Need[]>([]);
  const groups = byStage(view.needs);
  const drag = (need: Need) =>
    setDragged(view.selected.has(need.id) ? view.needs.filter(({ id }) => view.selected.has(id)) : [need]);
  return (
    <div className="scroll" role="region" aria-label={t`Board`} tabIndex={0}>
      <div className="board" onDragEnd={() => setDragged([])}>
        {stageNames.map((stage) => (
          <Column
            key={stage}
            stage={stage}
            needs={groups.get(stage)!}
            view={view}
            target={dragged.length > 0 ? moveTo(stage, dragged) : undefined}
            onDrag={drag}
          />
        ))}
      </div>
    </div>
  );
}

interface ColumnProps {
  readonly stage: Stage;
  readonly needs: readonly Need[];
  readonly view: PipelineView;
  readonly target: ReturnType<typeof moveTo>;
  readonly onDrag: (need: Need) => void;
}

function Column({ stage, needs, view, target, onDrag }: ColumnProps) {
  const { i18n } = useLingui();
  const [isWhole, setWhole] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (target) view.onMove(target.move, target.needs);
  };
  return (
    <section
      className={`column ${target ? 'welcomes' : ''} ${needs.length === 0 ? 'empty' : ''}`}
      aria-labelledby={`stage-${stage}`}
      {...(target && { onDragOver: (event: DragEvent) => event.preventDefault(), onDrop: drop })}
    >
      <h2 id={`stage-${stage}`}>
        {i18n._(stageLabels[stage])} <span className="count">{needs.length}</span>
      </h2>
      <ul className="plain">
        {(isWhole ? needs : needs.slice(0, atFirst)).map((need) => (
          <Card key={need.id} need={need} view={view} onDrag={onDrag} />
        ))}
      </ul>
      {!isWhole && needs.length > atFirst && (
        <Button type="link" onClick={() => setWhole(true)}>
          <Trans>Show all {needs.length}</Trans>
        </Button>
      )}
    </section>
  );
}

function Card({ need, view, onDrag }: Pick<ColumnProps, 'view' | 'onDrag'> & { readonly need: Need }) {
  const isSelected = view.selected.has(need.id);
  const canMove = movesFor([need]).length > 0;
  return (
    <li
      className={isSelected ? 'card selected' : 'card'}
      data-need={need.id}
      draggable={canMove}
      onDragStart={() => onDrag(need)}
    >
      <div className="card-head">
        <SelectBox need={need} isSelected={isSelected} onSelect={view.onSelect} />
        <NeedLink need={need} />
      </div>
      <p className="quiet">{need.organization?.name.text}</p>
      <p>
        {['collect', 'over'].includes(stageOf(need)) && <NeedStatus status={need.status} />}
        <NeedBadges need={need} now={view.now} pending={view.pending.get(need.id)} />
      </p>
      {need.deadline && (
        <p className="quiet">
          <Trans>
            Until <Moment at={need.deadline} end day />
          </Trans>
        </p>
      )}
      <p>
        <Waiting need={need} situation={view.situationOf(need.id)} />
      </p>
      {canMove && <OfferButton need={need} view={view} />}
    </li>
  );
}

/** Opens what can be done to one need. */
export function OfferButton({ need, view }: { readonly need: Need; readonly view: PipelineView }) {
  const { t } = useLingui();
  const name = need.code ?? need.title.text;
  return (
    <Button size="small" aria-label={t`Move to … ${name}`} onClick={() => view.onOffer([need])}>
      <Trans>Move to …</Trans>
    </Button>
  );
}
