interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly options: readonly Option[];
  /** What choosing nothing is called; without it something is always chosen. */
  readonly none?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** One of a short list, in the browser's own control. */
export function Choice({ value, onChange, options, none, ...rest }: Props) {
  return (
    <select
      className="choice"
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value)}
      {...rest}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(({ value: each, label }) => (
        <option key={each} value={each}>
          {label}
        </option>
      ))}
    </select>
  );
}
