import { useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { type Words, wordsIn } from './words.js';

interface Props {
  readonly of: Words;
  /** Offers the other language as well, where there is one. */
  readonly both?: boolean;
}

/** A record's text in the language of the page, or as it was written; on demand in the other language. */
export function LocalizedWords({ of, both = false }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [isOther, setOther] = useState(false);
  const other = language === 'en' ? 'zh-CN' : 'en';
  const { lang, text } = wordsIn(of, isOther ? other : language);
  const hasBoth = of.translations.length > 0;
  const names = { 'zh-CN': t`Show in Chinese`, en: t`Show in English` };
  return (
    <>
      <span lang={lang} className="written">
        {text}
      </span>
      {both && hasBoth && (
        <Button type="link" size="small" onClick={() => setOther(!isOther)}>
          {names[isOther ? language : other]}
        </Button>
      )}
    </>
  );
}
