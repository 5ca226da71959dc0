import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useState } from 'react';
import { formatExactMoney } from '../format.js';
import { useLanguage } from '../language.js';
import { amountOf, cleanAmount, fenOf } from './money.js';

interface Props {
  readonly id?: string;
  /** Fen; null for none, which a need or an offer calls negotiable. */
  readonly value?: string | null;
  readonly onChange?: (fen: string | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** An amount of money, typed in 万元 or yuan; to the last yuan below. Nothing but an amount can be typed. */
export function MoneyField({ id, value, onChange, placeholder, disabled }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [typed, setTyped] = useState(() => amountOf(value, language));
  // What was typed stays as it is while it means the value: "0." on the way to "0.5".
  const shown = fenOf(typed, language) === (value ?? null) ? typed : amountOf(value, language);
  const change = (text: string) => {
    const amount = cleanAmount(text, language);
    setTyped(amount);
    onChange?.(fenOf(amount, language));
  };
  return (
    <>
      <Input
        id={id}
        className="amount"
        inputMode="decimal"
        autoComplete="off"
        suffix={language === 'en' ? 'CNY' : '万元'}
        placeholder={placeholder ?? t`Negotiable`}
        disabled={disabled}
        value={shown}
        onChange={({ target }) => change(target.value)}
      />
      {value && <span className="quiet"> {formatExactMoney(value, language)}</span>}
    </>
  );
}
