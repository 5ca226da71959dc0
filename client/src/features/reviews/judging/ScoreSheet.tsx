import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useAct } from '../../../ui/acting.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import {
  type JudgedRubricFragment,
  type ReviewSheetFragment,
  SubmitReviewDocument,
} from './assignment.generated.js';
import { CriterionField } from './CriterionField.js';
import { useSheet } from './useSheet.js';

interface Props {
  readonly review: ReviewSheetFragment;
  readonly round: JudgedRubricFragment;
  readonly onSubmitted: () => void;
}

/** The sheet of a judge: points for each criterion, a recommendation, a comment. It is kept while one writes. */
export function ScoreSheet({ review, round, onSubmitted }: Props) {
  const { t } = useLingui();
  const { sheet, change, keep, savedAt, refusal, isSaving } = useSheet(review);
  const submitting = useAct(SubmitReviewDocument);
  const [isChecked, setChecked] = useState(false);
  const isMissing = (code: string) => isChecked && sheet.scores[code] === undefined;
  const choices = round.recommendations.filter(({ retired }) => !retired);
  const isComplete =
    round.rubric.every(({ code }) => sheet.scores[code] !== undefined) &&
    (choices.length === 0 || sheet.recommendation !== null);
  const submit = async () => {
    setChecked(true);
    if (!isComplete) {
      const first = round.rubric.find(({ code }) => sheet.scores[code] === undefined);
      document.querySelector<HTMLElement>(first ? `#score-${first.code}` : '.recommendations input')?.focus();
      return;
    }
    if (!(await keep())) return;
    if (await submitting.act({ id: review.id })) onSubmitted();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const nameOf = (path: string) =>
    round.rubric.find(({ code }) => path === `scores.${code}`)?.name.text ??
    (path === 'recommendation' ? t`Recommendation` : t`Round`);
  return (
    <div className="sheet" role="form" aria-label={t`Score sheet`} onKeyDown={press}>
      <p className="quiet">
        <Trans>
          Keys: digits give points to the criterion in focus, <kbd>↑</kbd> <kbd>↓</kbd> go to another one,{' '}
          <kbd>Ctrl</kbd>+<kbd>Enter</kbd> submits.
        </Trans>
      </p>
      <RefusalAlert refusal={refusal ?? submitting.refusal} labelOf={nameOf} />
      {round.rubric.map((criterion) => (
        <CriterionField
          key={criterion.code}
          criterion={criterion}
          score={sheet.scores[criterion.code]}
          isMissing={isMissing(criterion.code)}
          onScore={(score) => change({ scores: { ...sheet.scores, [criterion.code]: score } })}
        />
      ))}
      {choices.length > 0 && (
        <fieldset className="criterion recommendations">
          <legend>
            <strong>{t`Recommendation`}</strong>{' '}
            {isChecked && sheet.recommendation === null && (
              <span className="wrong">
                <Trans>Choose one</Trans>
              </span>
            )}
          </legend>
          <Radio.Group
            value={sheet.recommendation}
            onChange={({ target }) => change({ recommendation: target.value as string })}
            options={choices.map(({ code, name }) => ({ value: code, label: name.text }))}
          />
        </fieldset>
      )}
      <label className="comment" htmlFor="comment">
        <strong>{t`Comment`}</strong>
      </label>
      <LocalizedField
        id="comment"
        rows={4}
        maxLength={20000}
        value={sheet.comment}
        onChange={(comment) => change({ comment })}
      />
      <div className="sheet-foot">
        <Button type="primary" loading={submitting.isActing} onClick={() => void submit()}>
          <Trans>Submit the review</Trans>
        </Button>
        <span className="quiet" role="status">
          <Saved at={savedAt} isSaving={isSaving} />
        </span>
      </div>
    </div>
  );
}

function Saved({ at, isSaving }: { readonly at: Date | null; readonly isSaving: boolean }) {
  const { i18n } = useLingui();
  if (isSaving) return <Trans>Saving …</Trans>;
  if (!at) return <Trans>Changes are saved by themselves.</Trans>;
  const time = i18n.date(at, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
    hour12: false,
  });
  return <Trans>Saved {time}</Trans>;
}
