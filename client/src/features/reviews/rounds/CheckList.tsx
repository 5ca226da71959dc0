import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Nothing } from '../../../ui/Nothing.js';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

interface Props {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly empty: ReactNode;
}

/** A long list of which some are chosen, found by words. */
export function CheckList({ label, entries, chosen, onChange, empty }: Props) {
  const { t } = useLingui();
  const [words, setWords] = useState('');
  if (entries.length === 0) return <Nothing why={empty} />;
  const wanted = words.trim().toLowerCase();
  const shown = entries.filter(({ name, hint }) => `${name} ${hint}`.toLowerCase().includes(wanted));
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <>
      <div className="check-head">
        <Input
          type="search"
          aria-label={t`Find in: ${label}`}
          placeholder={t`Find`}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button onClick={() => onChange(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
          <Trans>Select all</Trans>
        </Button>
        <Button onClick={() => onChange(new Set())}>
          <Trans>None</Trans>
        </Button>
        <span className="quiet" role="status">
          {chosen.size} / {entries.length}
        </span>
      </div>
      <ul className="plain check-list" tabIndex={0} aria-label={label}>
        {shown.map(({ id, name, hint }) => (
          <li key={id}>
            <Checkbox checked={chosen.has(id)} onChange={({ target }) => toggle(id, target.checked)}>
              {name} <span className="quiet">{hint}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
