import { useLazyQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FindEnterprisesDocument } from './draft.generated.js';

export interface NamedEnterprise {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly id?: string;
  readonly value?: NamedEnterprise | null;
  readonly onChange?: (value: NamedEnterprise | null) => void;
  readonly own: readonly NamedEnterprise[];
  /** Any other one may be searched for, by the beginning of its name. */
  readonly mayChooseOthers: boolean;
}

const quietMs = 250;

/** One of the viewer's organizations, or one that is searched for. */
export function EnterpriseChoice({ id, value, onChange, own, mayChooseOthers }: Props) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const [typed, setTyped] = useState('');
  const [find, { data }] = useLazyQuery(FindEnterprisesDocument);
  useEffect(() => {
    if (typed.trim() === '') return;
    const timer = setTimeout(() => void find({ variables: { query: typed.trim(), lang } }), quietMs);
    return () => clearTimeout(timer);
  }, [find, lang, typed]);
  const found = (typed.trim() === '' ? [] : (data?.organizations.edges ?? [])).map(({ node }) => ({
    id: node.id,
    name: node.name.text,
    label: `${node.name.text} · ${node.regionName.text}`,
  }));
  const offered = [...own.map((each) => ({ ...each, label: each.name })), ...found];
  if (value && !offered.some((each) => each.id === value.id))
    offered.unshift({ ...value, label: value.name });
  const choose = (chosen: string | null) => {
    const one = offered.find((each) => each.id === chosen);
    onChange?.(one ? { id: one.id, name: one.name } : null);
  };
  return (
    <>
      {mayChooseOthers && (
        <Input
          aria-label={t`Search by the beginning of the name`}
          placeholder={t`Search by the beginning of the name`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <ChoiceField
        {...(id && { id })}
        value={value?.id ?? null}
        choices={[
          ...new Map(offered.map((each) => [each.id, { value: each.id, label: each.label }])).values(),
        ]}
        none={t`Choose one`}
        onChange={choose}
      />
    </>
  );
}
