import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { NoteTalkDocument } from './acts.generated.js';
import { type Docking } from './docking.js';

interface Props {
  readonly docking: Docking;
  readonly onDone: () => void;
}

/** What was talked about, in order, and noting more of it. */
export function Talks({ docking, onDone }: Props) {
  const { t } = useLingui();
  const { talks } = docking;
  return (
    <Panel title={t`Talks`} actions={<NoteButton docking={docking} onDone={onDone} />}>
      {talks.length === 0 ? (
        <Nothing why={<Trans>Nothing was noted yet.</Trans>} />
      ) : (
        <ol className="talks">
          {talks.map(({ at, text }, index) => (
            <li key={`${at} ${index}`}>
              <span className="quiet">
                <Moment at={at} />
              </span>
              <p>{text.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function NoteButton({ docking: { id, version, viewerActions }, onDone }: Props) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  if (!viewerActions.includes('NOTE')) return null;
  return (
    <ActButton
      of={NoteTalkDocument}
      label={t`Note talks`}
      variables={(act, { text }: { text: LocalizedTextInput }) => ({ id, act, text, lang })}
      version={version}
      date
      onDone={onDone}
    >
      <FieldItem name="text" label={t`What was talked about`} needed>
        <LocalizedField rows={4} />
      </FieldItem>
    </ActButton>
  );
}
