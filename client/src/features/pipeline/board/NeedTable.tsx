import { useLingui } from '@lingui/react/macro';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { placeName } from '../../../ui/region.js';
import { OfferButton } from './Board.js';
import { NeedBadges, NeedLink, NeedStatus, SelectBox, Waiting } from './NeedFacts.js';
import { movesFor } from './moves.js';
import { type Order, orderNames, sorted } from './order.js';
import { type Need } from './stages.js';
import { type PipelineView } from './view.js';

/** All needs as rows, sorted by what one clicks. */
export function NeedTable({ view }: { readonly view: PipelineView }) {
  const { t } = useLingui();
  const [order, setOrder] = useState<Order>({ by: 'code', isDown: false });
  const rows = sorted(view.needs, order);
  const all = rows.map(({ id }) => id);
  const isAll = all.length > 0 && all.every((id) => view.selected.has(id));
  const isSome = all.some((id) => view.selected.has(id));
  const head = (by: Order['by'], label: string) => (
    <SortHead by={by} label={label} order={order} onSort={setOrder} />
  );
  return (
    <div className="scroll" role="region" aria-label={t`Table`} tabIndex={0}>
      <table className="rows pipeline-table">
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                checked={isAll}
                indeterminate={isSome && !isAll}
                aria-label={t`Select all`}
                onChange={({ target }) => view.onSelect(all, target.checked)}
              />
            </th>
            {head('code', t`Need`)}
            <th scope="col">{t`Enterprise`}</th>
            <th scope="col">{t`Field`}</th>
            <th scope="col">{t`Region`}</th>
            {head('status', t`State`)}
            {head('deadline', t`Deadline`)}
            {head('budget', t`Budget`)}
            <th scope="col">{t`Waits for`}</th>
            <th scope="col">{t`Move to …`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((need) => (
            <Row key={need.id} need={need} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ need, view }: { readonly need: Need; readonly view: PipelineView }) {
  const language = useLanguage();
  const isSelected = view.selected.has(need.id);
  return (
    <tr data-need={need.id} className={isSelected ? 'selected' : ''}>
      <td>
        <SelectBox need={need} isSelected={isSelected} onSelect={view.onSelect} />
      </td>
      <th scope="row" className="wide-cell">
        <NeedLink need={need} />
      </th>
      <td>{need.organization?.name.text}</td>
      <td>{view.fieldName(need.field)}</td>
      <td>{placeName(need.region, language)}</td>
      <td>
        <NeedStatus status={need.status} />
        <NeedBadges need={need} now={view.now} pending={view.pending.get(need.id)} />
      </td>
      <td className="kept">
        <Moment at={need.deadline} end day />
      </td>
      <td className="kept">
        <Money fen={need.budget} />
      </td>
      <td>
        <Waiting need={need} situation={view.situationOf(need.id)} />
      </td>
      <td>{movesFor([need]).length > 0 && <OfferButton need={need} view={view} />}</td>
    </tr>
  );
}

interface SortHeadProps {
  readonly by: Order['by'];
  readonly label: string;
  readonly order: Order;
  readonly onSort: (order: Order) => void;
}

function SortHead({ by, label, order, onSort }: SortHeadProps) {
  const isChosen = order.by === by;
  const direction = order.isDown ? orderNames.down : orderNames.up;
  return (
    <th scope="col" {...(isChosen && { 'aria-sort': direction })}>
      <button
        type="button"
        className="sort"
        onClick={() => onSort({ by, isDown: isChosen && !order.isDown })}
      >
        {label} <span aria-hidden>{isChosen ? (order.isDown ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  );
}
