import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { placeName } from '../../../ui/region.js';
import { EditChallengeDocument } from './challenge.generated.js';
import { type SettingsForm, settingsInput, settingsOf } from './forms.js';
import { type Challenge } from './names.js';
import { StageFields } from './Stages.js';

/** What a challenge is called, when its periods are, and what needs get that say nothing themselves. */
export function SettingsPanel({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { year, edition, region, codePrefix, awardSlots, requirementDeadline, summary, stages } = challenge;
  const facts = [
    { term: t`Year`, is: String(year) },
    { term: t`Edition`, is: String(edition) },
    { term: t`Region`, is: placeName(region, language) },
    { term: t`Codes begin with`, is: codePrefix },
    { term: t`Award slots of a need`, is: String(awardSlots) },
    {
      term: t`Deadline of needs that set none`,
      is: requirementDeadline ? <Moment at={requirementDeadline} end /> : '–',
    },
  ];
  return (
    <Panel
      title={t`Settings`}
      actions={challenge.viewerActions.includes('EDIT') && <Edit challenge={challenge} />}
    >
      {summary && <p className="written">{summary.text}</p>}
      <dl className="terms">
        {facts.map(({ term, is }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{is}</dd>
          </div>
        ))}
      </dl>
      <h3>
        <Trans>Stages</Trans>
      </h3>
      {stages.length === 0 && (
        <p className="quiet">
          <Trans>No stage is planned.</Trans>
        </p>
      )}
      <ul className="plain">
        {stages.map(({ code, name, from, until }) => (
          <li key={code}>
            <strong>{name.text}</strong> <Moment at={from} day /> – <Moment at={until} day end />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Edit({ challenge }: { readonly challenge: Challenge }) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const labels: Record<string, string> = {
    name: t`Name`,
    summary: t`Summary`,
    awardSlots: t`Award slots of a need`,
  };
  return (
    <ActButton
      of={EditChallengeDocument}
      label={t`Change the settings`}
      version={challenge.version}
      initialValues={settingsOf(challenge)}
      labelOf={(path) => labels[path] ?? (path.startsWith('stages') ? t`Stages` : undefined)}
      variables={(act, form: SettingsForm) => ({ id: challenge.id, act, lang, input: settingsInput(form) })}
    >
      <FieldItem name="name" label={t`Name`} needed>
        <LocalizedField maxLength={200} />
      </FieldItem>
      <FieldItem name="summary" label={t`Summary`}>
        <LocalizedField rows={3} maxLength={2000} />
      </FieldItem>
      <FieldItem name="requirementDeadline" label={t`Deadline of needs that set none`}>
        <MomentField />
      </FieldItem>
      <FieldItem name="awardSlots" label={t`Award slots of a need`} needed>
        <Input inputMode="numeric" />
      </FieldItem>
      <StageFields />
    </ActButton>
  );
}
