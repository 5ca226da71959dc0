import { regions } from '@duijie/shared';
import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { requirementStatus } from '../../requirements/index.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { useLanguage } from '../../../ui/language.js';
import { regionName } from '../../../ui/region.js';
import { type Wish } from './filters.js';

interface Props {
  readonly wish: Wish;
  readonly change: (wish: Partial<Wish>) => void;
  readonly fields: readonly { readonly code: string; readonly name: { readonly text: string } }[];
  /** Of the challenge: its parts can be chosen. */
  readonly region: string;
}

/** Narrows the needs by words, field, region and state. */
export function Filters({ wish, change, fields, region }: Props) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const parts = regions.filter(({ code }) => code.startsWith(region.slice(0, 2)) && code.endsWith('00'));
  const choices = {
    field: fields.map(({ code, name }) => ({ value: code, label: name.text })),
    region: parts.map(({ code }) => ({ value: code, label: regionName(code, language) })),
    status: Object.entries(requirementStatus).map(([value, { label }]) => ({ value, label: i18n._(label) })),
  };
  const labels = { field: t`Field`, region: t`Region`, status: t`State` };
  return (
    <div className="pipeline-filters" role="search" aria-label={t`Filter the needs`}>
      <Words words={wish.words} onChange={(words) => change({ words })} />
      {(['field', 'region', 'status'] as const).map((name) => (
        <ChoiceField
          key={name}
          aria-label={labels[name]}
          value={wish[name]}
          none={t`${labels[name]}: all`}
          choices={choices[name]}
          onChange={(value) => change({ [name]: value ?? '' })}
        />
      ))}
    </div>
  );
}

const pauseMs = 150;

/** Words are asked for after a short pause in typing, never while an input method composes. */
function Words({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(text.trim()), pauseMs);
  };
  return (
    <Input
      type="search"
      className="words"
      aria-label={t`Words`}
      placeholder={t`Title, code, enterprise …`}
      allowClear
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) later(event.target.value);
      }}
      onCompositionEnd={(event) => later(event.currentTarget.value)}
    />
  );
}
