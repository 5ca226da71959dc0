import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { FindOrganizationsDocument } from './draft.generated.js';

interface Props {
  readonly onChoice: (organization: { readonly id: string; readonly name: string }) => void;
}

/** Finds an organization by the beginning of its name. */
export function OrganizationField({ onChoice }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const { data } = useQuery(FindOrganizationsDocument, {
    variables: { query: wanted, lang: apiLanguage(useLanguage()) },
    skip: wanted === '',
  });
  const found = wanted === '' ? [] : (data?.organizations.edges.map(({ node }) => node) ?? []);
  return (
    <div className="find">
      <label htmlFor={id}>{t`Another organization`}</label>
      <Input
        id={id}
        value={typed}
        autoComplete="off"
        placeholder={t`Beginning of its name`}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul className="plain dense" aria-live="polite">
        {found.map(({ id: organization, name }) => (
          <li key={organization}>
            <Button
              type="link"
              size="small"
              onClick={() => {
                setTyped('');
                onChoice({ id: organization, name: name.text });
              }}
            >
              {name.text}
            </Button>
          </li>
        ))}
        {data && wanted !== '' && found.length === 0 && (
          <li className="quiet">
            <Trans>No organization begins like this.</Trans>
          </li>
        )}
      </ul>
    </div>
  );
}
