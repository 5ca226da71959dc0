import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useState } from 'react';

/** Keywords as the API takes them. */
export interface Keywords {
  readonly zh: string[];
  readonly en: string[];
}

interface Props {
  readonly id?: string;
  readonly value?: Keywords;
  readonly onChange?: (value: Keywords) => void;
}

const han = /\p{Script=Han}/u;

function keywordsIn(text: string): Keywords {
  const words = text.split(/[,，、;；\n]/).map((word) => word.trim());
  const given = [...new Set(words.filter((word) => word !== ''))];
  return { zh: given.filter((word) => han.test(word)), en: given.filter((word) => !han.test(word)) };
}

/** Keywords in one line, separated by commas; those with Chinese characters are Chinese. */
export function KeywordsField({ id, value, onChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState(() => [...(value?.zh ?? []), ...(value?.en ?? [])].join(', '));
  return (
    <Input
      {...(id && { id })}
      value={text}
      placeholder={t`Separated by commas`}
      onChange={({ target }) => {
        setText(target.value);
        onChange?.(keywordsIn(target.value));
      }}
    />
  );
}
