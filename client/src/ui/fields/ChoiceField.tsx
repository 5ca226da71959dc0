import { type ReactNode } from 'react';

/** One thing to choose; in a group where it has the title of one. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly choices: readonly Choice[];
  /** What no choice is called; there has to be one where it is left out. */
  readonly none?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** One of a short list, by the browser's own means. */
export function ChoiceField({ value, onChange, choices, none, ...rest }: Props) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <select
      className="choice-field"
      {...rest}
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value || null)}
    >
      {(none !== undefined || !value) && <option value="">{none ?? ''}</option>}
      {groups.map((title) => (
        <Group key={title ?? ''} title={title}>
          {choices
            .filter(({ group }) => group === title)
            .map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
        </Group>
      ))}
    </select>
  );
}

function Group({ title, children }: { readonly title: string | undefined; readonly children: ReactNode }) {
  return title === undefined ? children : <optgroup label={title}>{children}</optgroup>;
}
