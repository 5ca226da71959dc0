import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { ActButton } from '../../../ui/ActButton.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { IndicatorTable } from '../IndicatorTable.js';
import { LocalizedWords } from '../LocalizedWords.js';
import { Panel } from '../../../ui/Panel.js';
import { type Words } from '../words.js';
import { ConfirmRequirementDocument } from './acts.generated.js';
import { type Need, useBehalf, useRefresh } from './need.js';
import { type NeedWordsFragment } from './record.generated.js';

type Shown = 'public' | 'original';

/** What is needed, in words and indicators: as the public reads it, and where the viewer may know as it was written. */
export function Texts({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Shown>('public');
  const { original, publicText } = need;
  const hasBoth = original !== null && publicText !== null;
  const words = hasBoth && chosen === 'original' ? original : (publicText ?? original ?? need);
  return (
    <Panel
      title={t`What is needed`}
      actions={
        hasBoth && (
          <Radio.Group
            aria-label={t`Which text`}
            size="small"
            optionType="button"
            value={chosen}
            onChange={({ target }) => setChosen(target.value as Shown)}
            options={[
              { value: 'public', label: t`Public text` },
              { value: 'original', label: t`As the enterprise wrote it` },
            ]}
          />
        )
      }
    >
      {hasBoth && chosen === 'public' && <Version need={need} />}
      <NeedText words={words} />
      {!hasBoth && words.background === null && words.ipTerms === null && <ForTeams need={need} />}
    </Panel>
  );
}

/** All words of a requirement, those that are there. */
export function NeedText({ words }: { readonly words: NeedWordsFragment | Need }) {
  const { t } = useLingui();
  const part = (title: string, of: Words | null): ReactNode =>
    of && (
      <>
        <h3>{title}</h3>
        <p>
          <LocalizedWords of={of} both />
        </p>
      </>
    );
  return (
    <>
      {part(t`Problem`, words.summary)}
      {part(t`Background`, words.background)}
      {part(t`Present state`, words.baseline)}
      <h3>{t`What a solution has to prove`}</h3>
      {words.indicators.length > 0 ? (
        <IndicatorTable indicators={words.indicators} />
      ) : (
        <p className="quiet">{t`There are no indicators yet.`}</p>
      )}
      {part(t`Intellectual property`, words.ipTerms)}
    </>
  );
}

function ForTeams({ need: { status } }: { readonly need: Need }) {
  if (status === 'DRAFT') return null;
  return (
    <p className="quiet">
      <Trans>Background, terms and files are for registered teams, where the enterprise gave any.</Trans>
    </p>
  );
}

/** Which public text this is, and for the enterprise the button that confirms exactly this one. */
function Version({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const behalf = useBehalf(need.organization);
  const { id, title, publicText, publicVersion, confirmedVersion, viewerActions } = need;
  if (publicVersion === null) return null;
  const isConfirmed = publicVersion === confirmedVersion;
  return (
    <>
      <div className="line">
        <span>
          <Trans>Version {publicVersion}</Trans>
        </span>
        <StatusTag tone={isConfirmed ? 'good' : 'waiting'}>
          {isConfirmed ? <Trans>Confirmed by the enterprise</Trans> : <Trans>Not confirmed yet</Trans>}
        </StatusTag>
        {viewerActions.includes('CONFIRM') && !isConfirmed && (
          <ActButton
            of={ConfirmRequirementDocument}
            label={t`Confirm version ${publicVersion}`}
            primary
            behalf={behalf}
            confirm={t`The public will read exactly this text, version ${publicVersion}, once it is released.`}
            variables={(act) => ({ id, publicVersion, act })}
            onDone={refresh}
          />
        )}
      </div>
      {publicText && publicText.title.text !== title.text && (
        <>
          <h3>{t`Title`}</h3>
          <p>
            <LocalizedWords of={publicText.title} both />
          </p>
        </>
      )}
    </>
  );
}
