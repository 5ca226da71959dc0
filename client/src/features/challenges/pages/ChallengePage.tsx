import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { challengeWorkflow } from '@duijie/shared';
import { useParams } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { ChallengeRecordDocument, MoveChallengeDocument } from '../settings/challenge.generated.js';
import { DictionaryPanel } from '../settings/DictionaryPanel.js';
import { type Challenge, type DictionaryName, dictionaryNames, moveNames, moves } from '../settings/names.js';
import { SettingsPanel } from '../settings/SettingsPanel.js';
import { challengeStatus } from '../status-names.js';
import { Ways } from './ChallengesPage.js';
import '../challenges.css';

/** One challenge: where it stands, its settings and its dictionaries. */
export default function ChallengePage() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const query = useQuery(ChallengeRecordDocument, {
    variables: { slug, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ challenge }) => (challenge ? <Record challenge={challenge} /> : <Missing title={t`Challenge`} />)}
    </Answer>
  );
}

function Record({ challenge }: { readonly challenge: Challenge }) {
  const { i18n } = useLingui();
  const { label, tone } = challengeStatus[challenge.status];
  return (
    <Page title={challenge.name.text} actions={<Moves challenge={challenge} />}>
      <p>
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
      </p>
      <Ways slug={challenge.slug} />
      <div className="stack">
        <SettingsPanel challenge={challenge} />
        <div className="dictionaries">
          {(Object.keys(dictionaryNames) as DictionaryName[]).map((name) => (
            <DictionaryPanel key={name} challenge={challenge} name={name} />
          ))}
        </div>
      </div>
    </Page>
  );
}

/** What takes the challenge onwards now. */
function Moves({ challenge: { id, version, viewerActions } }: { readonly challenge: Challenge }) {
  const { t, i18n } = useLingui();
  const lang = apiLanguage(useLanguage());
  return moves
    .filter((move) => viewerActions.includes(move))
    .map((move, index) => (
      <ActButton
        key={move}
        of={MoveChallengeDocument}
        label={i18n._(moveNames[move])}
        version={version}
        primary={index === 0}
        reason={move === 'RESUME' && challengeWorkflow.actions.resume.needsReason === true}
        date
        confirm={t`Everybody sees the new state at once.`}
        variables={(act) => ({ id, action: move, act, lang })}
      />
    ));
}
