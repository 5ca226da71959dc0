import { useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';

interface Props {
  readonly id: string;
  readonly value: readonly LocalizedTextInput[];
  readonly onChange: (value: readonly LocalizedTextInput[]) => void;
  readonly addLabel: string;
  readonly most: number;
}

/** Short texts, one a line, to be added and removed. */
export function TextList({ id, value, onChange, addLabel, most }: Props) {
  const { t } = useLingui();
  const empty = { lang: apiLanguage(useLanguage()), text: '', translations: [] };
  const lines = value.length > 0 ? value : [empty];
  const put = (index: number, text: LocalizedTextInput | null) =>
    onChange(lines.map((each, at) => (at === index ? (text ?? empty) : each)));
  return (
    <div className="stack text-list">
      {lines.map((each, index) => (
        <div key={index} className="text-line">
          <LocalizedField
            id={index === 0 ? id : `${id}-${index}`}
            value={each}
            maxLength={200}
            onChange={(text) => put(index, text)}
          />
          <Button
            aria-label={t`Remove line ${index + 1}`}
            onClick={() => onChange(lines.filter((_each, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button disabled={lines.length >= most} onClick={() => onChange([...lines, empty])}>
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
