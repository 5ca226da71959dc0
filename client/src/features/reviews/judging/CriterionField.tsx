import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { pointsOf, tenthsOf } from '../points.js';
import { type JudgedRubricFragment } from './assignment.generated.js';

type Criterion = JudgedRubricFragment['rubric'][number];

interface Props {
  readonly criterion: Criterion;
  /** In tenths of a point. */
  readonly score: number | undefined;
  readonly onScore: (score: number) => void;
  readonly isMissing: boolean;
}

/** One line of the rubric: its points, typed or taken from an anchor. Arrows go to the next and the previous line. */
export function CriterionField({ criterion, score, onScore, isMissing }: Props) {
  const { t } = useLingui();
  const { code, name, maxScore, weight, anchors } = criterion;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (score === undefined ? '' : pointsOf(score));
  const isWrong = typed !== null && typed !== '' && !fits(typed, maxScore);
  const best = pointsOf(maxScore);
  const change = (text: string) => {
    setTyped(text);
    if (fits(text, maxScore)) onScore(tenthsOf(text)!);
  };
  return (
    <fieldset className="criterion">
      <legend>
        <strong>{name.text}</strong>{' '}
        <span className="quiet">
          <Trans>weight {weight}</Trans>
        </span>
      </legend>
      <label>
        <Input
          id={`score-${code}`}
          className="points-field"
          inputMode="decimal"
          autoComplete="off"
          data-criterion={code}
          aria-label={t`Points for ${name.text}`}
          aria-describedby={`hint-${code}`}
          value={shown}
          {...((isWrong || isMissing) && { status: 'error' as const })}
          onFocus={({ target }) => target.select()}
          onBlur={() => setTyped(null)}
          onChange={({ target }) => change(target.value)}
          onKeyDown={walk}
        />{' '}
        <span id={`hint-${code}`} className={isWrong || isMissing ? 'wrong' : 'quiet'}>
          {isWrong ? (
            <Trans>0 to {best}, one decimal at most</Trans>
          ) : isMissing ? (
            <Trans>Still missing; 0 to {best}</Trans>
          ) : (
            <Trans>of {best}</Trans>
          )}
        </span>
      </label>
      <Anchors anchors={anchors} score={score} onScore={onScore} />
    </fieldset>
  );
}

function fits(text: string, maxScore: number): boolean {
  const tenths = tenthsOf(text);
  return tenths !== null && tenths <= maxScore;
}

/** Arrows and Enter go from criterion to criterion. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const fields = [...document.querySelectorAll<HTMLElement>('[data-criterion]')];
  fields[fields.indexOf(event.currentTarget) + step]?.focus();
}

/** What certain points stand for; choosing one gives them. */
function Anchors({ anchors, score, onScore }: Pick<Props, 'score' | 'onScore'> & Pick<Criterion, 'anchors'>) {
  if (anchors.length === 0) return null;
  return (
    <ul className="plain anchors">
      {anchors.map((anchor) => (
        <li key={anchor.score}>
          <button type="button" aria-pressed={anchor.score === score} onClick={() => onScore(anchor.score)}>
            <strong>{pointsOf(anchor.score)}</strong> {anchor.text.text}
          </button>
        </li>
      ))}
    </ul>
  );
}
