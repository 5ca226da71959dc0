import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { limits } from '@duijie/shared';
import { blankRow, type IndicatorRow } from './form.js';
import { IndicatorFields } from './IndicatorFields.js';
import './editor.css';

interface Props {
  readonly value?: readonly IndicatorRow[];
  readonly onChange?: (rows: readonly IndicatorRow[]) => void;
}

/** Indicators in their order: added, doubled, moved and removed by mouse or keyboard. */
export function IndicatorEditor({ value = [], onChange }: Props) {
  const { t } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<number | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    list.current?.children[focusNext.current]?.querySelector('input')?.focus();
    focusNext.current = null;
  }, [value]);
  const set = (rows: readonly IndicatorRow[], focus?: number) => {
    focusNext.current = focus ?? null;
    onChange?.(rows);
  };
  const insert = (at: number, row: IndicatorRow) => set(value.toSpliced(at, 0, row), at);
  const move = (from: number, by: -1 | 1) => {
    const to = from + by;
    if (to < 0 || to >= value.length) return;
    set(value.toSpliced(from, 1).toSpliced(to, 0, value[from]!), to);
  };
  const isFull = value.length >= limits.indicators;
  const acts = (index: number) => ({
    change: (row: IndicatorRow) => set(value.with(index, row)),
    double: () => insert(index + 1, copyOf(value[index]!)),
    remove: () => set(value.toSpliced(index, 1), Math.max(0, Math.min(index, value.length - 2))),
    move: (by: -1 | 1) => move(index, by),
  });
  const byKey = (event: KeyboardEvent, index: number) => {
    if (event.nativeEvent.isComposing) return;
    const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (isMove) move(index, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.ctrlKey && event.key === 'Enter' && !isFull) insert(index + 1, blankRow());
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <ol className="indicator-rows" ref={list}>
        {value.map((row, index) => (
          <li key={row.row} onKeyDown={(event) => byKey(event, index)}>
            <IndicatorFields
              row={row}
              index={index}
              count={value.length}
              isFull={isFull}
              acts={acts(index)}
            />
          </li>
        ))}
      </ol>
      <div className="line">
        <Button disabled={isFull} onClick={() => insert(value.length, blankRow())}>
          {t`Add an indicator`}
        </Button>
        <span className="quiet">
          <Trans>
            Keys: <kbd>Ctrl</kbd>+<kbd>Enter</kbd> adds one below, <kbd>Alt</kbd>+<kbd>↑</kbd>/<kbd>↓</kbd>{' '}
            moves it.
          </Trans>
        </span>
      </div>
    </div>
  );
}

/** The same once more; the server gives it a key of its own. */
function copyOf({ key: _key, ...row }: IndicatorRow): IndicatorRow {
  return { ...row, row: blankRow().row };
}
