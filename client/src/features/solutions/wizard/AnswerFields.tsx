import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { useLanguage } from '../../../ui/language.js';
import { type Indicator, IndicatorTarget, unitText, wordsIn } from '../../requirements/index.js';
import { ClashBox } from './ClashBox.js';
import { useKeeper } from './context.js';
import { type AnswerDraft, isDecimalText, noAnswer, type Part } from './draft.js';

/** The need's indicator table as a form: each line is answered on its own, beside its target. */
export function AnswerFields({ indicators }: { readonly indicators: readonly Indicator[] }) {
  return indicators.map((indicator, index) => (
    <AnswerCard key={indicator.key} indicator={indicator} number={index + 1} />
  ));
}

function AnswerCard({ indicator, number }: { readonly indicator: Indicator; readonly number: number }) {
  const { t } = useLingui();
  const language = useLanguage();
  const name = wordsIn(indicator.name, language);
  const method = indicator.method && wordsIn(indicator.method, language);
  return (
    <fieldset className="answer">
      <legend lang={name.lang}>
        {number}. {name.text}
      </legend>
      <p className="facts">
        <span>
          <Trans>
            Target <strong>{<IndicatorTarget of={indicator} />}</strong>
          </Trans>
        </span>
        <span>{indicator.mustHave ? t`must be met` : <span className="quiet">{t`desired`}</span>}</span>
        {method && (
          <span className="quiet">
            <Trans>
              shown by <span lang={method.lang}>{method.text}</span>
            </Trans>
          </span>
        )}
      </p>
      <AnswerInputs indicator={indicator} />
      <ClashBox part={`responses.${indicator.key}`} />
    </fieldset>
  );
}

function AnswerInputs({ indicator }: { readonly indicator: Indicator }) {
  const { t } = useLingui();
  const { keeper, shown } = useKeeper();
  const part: Part = `responses.${indicator.key}`;
  const answer = shown.draft.responses[indicator.key] ?? noAnswer;
  const change = (given: Partial<AnswerDraft>) => keeper.change(part, { ...answer, ...given });
  const isQualitative = indicator.comparator === 'QUALITATIVE';
  const id = `answer-${indicator.key}`;
  const problem = isDecimalText(answer.value) ? undefined : t`Write a number like 0.35.`;
  return (
    <>
      {!isQualitative && (
        <FieldItem label={t`Value you promise`} htmlFor={id} path={`${part}.value`} problem={problem}>
          <Input
            id={id}
            className="amount"
            inputMode="decimal"
            autoComplete="off"
            suffix={unitText(indicator.unit).trim() || undefined}
            value={answer.value}
            onChange={({ target }) => change({ value: target.value.normalize('NFKC').trim() })}
          />
        </FieldItem>
      )}
      <FieldItem
        label={isQualitative ? t`Answer in words` : t`Explanation`}
        htmlFor={`${id}-text`}
        path={`${part}.text`}
      >
        <LocalizedField
          id={`${id}-text`}
          rows={isQualitative ? 3 : 1}
          maxLength={2000}
          value={answer.text}
          onChange={(text) => change({ text })}
        />
      </FieldItem>
      <FieldItem
        label={t({ context: 'answer', message: 'Evidence' })}
        htmlFor={`${id}-evidence`}
        path={`${part}.evidence`}
        extra={t`What the promise rests on: tests, pilots, references.`}
      >
        <LocalizedField
          id={`${id}-evidence`}
          rows={1}
          maxLength={2000}
          value={answer.evidence}
          onChange={(evidence) => change({ evidence })}
        />
      </FieldItem>
    </>
  );
}
