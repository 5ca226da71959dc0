import { Trans } from '@lingui/react/macro';
import { Input } from 'antd';

interface Props {
  readonly id?: string;
  /** An instant. */
  readonly value?: string | null;
  readonly onChange?: (instant: string | null) => void;
  /** Instants too. */
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
}

const shanghai = 8 * 3_600_000;

/** An instant as the field shows it: day and time in China. */
function localOf(instant: string | null | undefined): string {
  return instant ? new Date(Date.parse(instant) + shanghai).toISOString().slice(0, 16) : '';
}

/** Day and time in China, as an instant. */
export function MomentField({ id, value, onChange, min, max, disabled }: Props) {
  return (
    <>
      <Input
        id={id}
        className="moment"
        type="datetime-local"
        disabled={disabled}
        value={localOf(value)}
        min={localOf(min)}
        max={localOf(max)}
        onChange={({ target }) =>
          onChange?.(target.value ? new Date(`${target.value}:00+08:00`).toISOString() : null)
        }
      />
      <span className="quiet">
        {' '}
        <Trans>Beijing time</Trans>
      </span>
    </>
  );
}
