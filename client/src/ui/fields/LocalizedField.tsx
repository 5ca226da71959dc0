import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { apiLanguage, useLanguage } from '../language.js';
import { type LocalizedTextInput, otherLanguage, rewritten, type TextLanguage, textIn } from './localized.js';

interface Props {
  readonly id?: string;
  readonly value?: LocalizedTextInput | null;
  /** Null once nothing is written any more. */
  readonly onChange?: (value: LocalizedTextInput | null) => void;
  readonly onBlur?: () => void;
  /** One line if left out. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

const tags: Record<TextLanguage, string> = { EN: 'en', ZH_CN: 'zh-CN' };

/** A text in the language it is written in, the page's unless it exists already, and in the other one where somebody adds it. */
export function LocalizedField({ id, value, onChange, rows, ...rest }: Props) {
  const { t } = useLingui();
  const pageLanguage = apiLanguage(useLanguage());
  const lang = value?.lang ?? pageLanguage;
  const other = otherLanguage(lang);
  const [isOpen, setOpen] = useState(false);
  const translation = textIn(value, other);
  const change = (changed: TextLanguage, text: string) => {
    const next = rewritten(value ?? { lang, text: '' }, changed, text);
    onChange?.(next.text === '' && !next.translations?.length ? null : next);
  };
  const line = (of: TextLanguage, props: object) => {
    const common = {
      ...rest,
      lang: tags[of],
      value: textIn(value, of),
      onChange: ({ target }: { target: { value: string } }) => change(of, target.value),
      ...props,
    };
    return rows ? <Input.TextArea className="growing" rows={rows} {...common} /> : <Input {...common} />;
  };
  const otherName = other === 'EN' ? t`In English` : t`In Chinese`;
  return (
    <div className="localized">
      {line(lang, { id })}
      {isOpen || translation ? (
        line(other, { 'aria-label': otherName, placeholder: otherName })
      ) : (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {other === 'EN' ? <Trans>Add an English version</Trans> : <Trans>Add a Chinese version</Trans>}
        </Button>
      )}
    </div>
  );
}
