import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../ui/acting.js';
import { FileField } from '../../../ui/fields/FileField.js';
import { FileLink } from '../../../ui/FileLink.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { useKeeper } from './context.js';
import { AttachSolutionFileDocument, RemoveSolutionFileDocument } from './wizard.generated.js';

interface Props {
  readonly id: string;
  readonly files: readonly { readonly fileId: string; readonly name: string; readonly size: number }[];
}

/** Files of the working copy: sent and attached at once. */
export function FilesStep({ id, files }: Props) {
  const { t } = useLingui();
  const { keeper } = useKeeper();
  const attaching = useAct(AttachSolutionFileDocument);
  const removing = useAct(RemoveSolutionFileDocument);
  // A fresh control after each file, since it holds one.
  const [sent, setSent] = useState(0);
  const attach = async (fileId: string | null) => {
    if (fileId === null) return;
    const done = await attaching.act({ id, fileId });
    if (done) keeper.follow(done.version);
    setSent((count) => count + 1);
  };
  const remove = async (fileId: string) => {
    const done = await removing.act({ id, fileId });
    if (done) keeper.follow(done.version);
  };
  return (
    <>
      <p className="quiet">
        <Trans>
          Test reports, drawings, certificates: at most 20 files of 20 MB. What is handed in keeps its files
          for good.
        </Trans>
      </p>
      <ul className="plain">
        {files.map(({ fileId, name, size }) => (
          <li key={fileId} className="entry">
            <FileLink id={fileId} name={name} size={size} />
            <Button
              size="small"
              aria-label={t`Remove ${name}`}
              loading={removing.isActing}
              onClick={() => void remove(fileId)}
            >
              <Trans>Remove</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {files.length < 20 && <FileField key={sent} onChange={(fileId) => void attach(fileId)} />}
      <RefusalAlert refusal={attaching.refusal ?? removing.refusal} labelOf={() => t`File`} />
    </>
  );
}
