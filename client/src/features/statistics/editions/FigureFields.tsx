import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MoneyField } from '../../../ui/fields/MoneyField.js';
import { figureNames, type FigureName } from '../figure-names.js';

/** Values by figure as the form holds them: whole numbers, and fen for amounts. */
export type FigureValues = Partial<Record<FigureName, string | null>>;

const names = Object.keys(figureNames) as FigureName[];

/** One field for each figure; what stays empty was not published. */
export function FigureFields() {
  const { t, i18n } = useLingui();
  return names.map((figure) => (
    <FieldItem
      key={figure}
      name={['figures', figure]}
      label={i18n._(figureNames[figure])}
      rules={figure === 'CONTRACTED' ? [] : [{ pattern: /^\d+$/, message: t`Write a whole number.` }]}
    >
      {figure === 'CONTRACTED' ? (
        <MoneyField placeholder="" />
      ) : (
        <Input inputMode="numeric" autoComplete="off" />
      )}
    </FieldItem>
  ));
}

/** The figures that are given, as the API takes them. */
export function figuresOf(values: FigureValues) {
  return names.flatMap((figure) => {
    const value = values[figure];
    return value ? [{ figure, value }] : [];
  });
}
