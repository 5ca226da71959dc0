import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { type Refusal } from '../acting.js';
import { RefusalAlert } from '../RefusalAlert.js';
import { type KeptFile, uploadFile } from '../upload.js';

interface Props {
  readonly id?: string;
  /** The id of the file that was sent. */
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
  /** Also what is kept of it, where the name is needed. */
  readonly onKept?: (file: KeptFile) => void;
  /** As of `<input accept>`. */
  readonly accept?: string;
}

/** One file, sent as soon as it is chosen; the form holds its id. A refused file is named with the reason. */
export function FileField({ id, value, onChange, onKept, accept }: Props) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [share, setShare] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    setRefusal(null);
    setShare(0);
    const answer = await uploadFile(file, setShare);
    setShare(undefined);
    if ('kind' in answer) {
      setRefusal(answer);
      onChange?.(null);
    } else {
      onChange?.(answer.id);
      onKept?.(answer);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          void send(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button id={id} loading={share !== undefined} onClick={() => input.current?.click()}>
        {value ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}
      </Button>{' '}
      <span aria-live="polite">{share === undefined && value && name}</span>
      {share !== undefined && (
        <Progress percent={Math.round(share * 100)} aria-label={t`Sending ${name ?? ''}`} />
      )}
      <RefusalAlert refusal={refusal} labelOf={() => name} />
    </>
  );
}
