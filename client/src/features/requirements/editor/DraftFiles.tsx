import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useState } from 'react';
import { type ActInput, useAct } from '../../../ui/acting.js';
import { FileField } from '../../../ui/fields/FileField.js';
import { FileLink } from '../../../ui/FileLink.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import {
  AttachRequirementFileDocument,
  type DraftPartsFragment,
  RemoveRequirementFileDocument,
} from './draft.generated.js';
import { type Draft } from './useDraft.js';

interface Props {
  readonly need: DraftPartsFragment;
  readonly party: Pick<ActInput, 'onBehalfOf' | 'evidence'> | null;
  readonly draft: Draft;
}

/** Files of a draft: added as soon as they are sent. */
export function DraftFiles({ need: { id, attachments }, party, draft }: Props) {
  const { t } = useLingui();
  const attach = useAct(AttachRequirementFileDocument);
  const remove = useAct(RemoveRequirementFileDocument);
  const [round, setRound] = useState(0);
  const done = (result: { version: number } | null) => {
    if (result) draft.follow(result.version);
    setRound(round + 1);
  };
  const add = async (fileId: string | null) => {
    if (!fileId || !(await draft.save())) return;
    done(await attach.act({ id, fileId, act: party ?? {} }));
  };
  const drop = async (fileId: string) => {
    if (await draft.save()) done(await remove.act({ id, fileId, act: party ?? {} }));
  };
  return (
    <Panel title={t`Files`}>
      <p className="quiet">
        <Trans>
          For registered teams: drawings, reports, pictures. PDF, Word, Excel, PowerPoint, pictures, text.
        </Trans>
      </p>
      <RefusalAlert refusal={attach.refusal ?? remove.refusal} labelOf={() => t`File`} />
      <ul className="plain">
        {attachments.map(({ fileId, name, size }) => (
          <li key={fileId} className="line">
            <FileLink id={fileId} name={name ?? t`File`} {...(size !== null && { size })} />
            <Button
              type="link"
              size="small"
              danger
              aria-label={t`Remove ${name ?? ''}`}
              onClick={() => void drop(fileId)}
            >
              <Trans>Remove</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <FileField key={round} onChange={(fileId) => void add(fileId)} />
    </Panel>
  );
}
