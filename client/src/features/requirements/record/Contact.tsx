import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { FileLink } from '../../../ui/FileLink.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { useMyTeams } from './AskButton.js';
import { RequirementDealingsDocument, type RequirementDealingsQuery } from './around.generated.js';
import { type Need, useRefresh } from './need.js';
import { AcceptConfidentialityDocument } from './questions.generated.js';
import { TeamChoice } from './TeamChoice.js';

type Dealings = NonNullable<RequirementDealingsQuery['requirement']>;

/** What comes with a requirement but not for everybody: files, whom to ask, and the terms of confidentiality before that. */
export function Contact({ need }: { readonly need: Need }) {
  const variables = { id: need.id, lang: apiLanguage(useLanguage()) };
  const { data } = useQuery(RequirementDealingsDocument, { variables });
  const dealings = data?.requirement;
  return (
    <>
      <Files need={need} />
      {dealings && <WhomToAsk dealings={dealings} />}
      {dealings?.confidentiality && need.releasedAt && <Confidentiality need={need} dealings={dealings} />}
    </>
  );
}

function Files({ need: { attachments } }: { readonly need: Need }) {
  const { t } = useLingui();
  if (!attachments || attachments.length === 0) return null;
  return (
    <Panel title={t`Files`}>
      <ul className="plain">
        {attachments.map(({ fileId, name, size }) => (
          <li key={fileId}>
            <FileLink id={fileId} name={name ?? t`File`} {...(size !== null && { size })} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function WhomToAsk({ dealings: { contact } }: { readonly dealings: Dealings }) {
  const { t } = useLingui();
  if (!contact) return null;
  const { name, phone, email } = contact;
  return (
    <Panel title={t`Contact`}>
      <address className="contact">
        <div>{name}</div>
        {phone && <a href={`tel:${phone}`}>{phone}</a>}
        {email && (
          <div>
            <a href={`mailto:${email}`}>{email}</a>
          </div>
        )}
      </address>
    </Panel>
  );
}

function Confidentiality({ need, dealings }: { readonly need: Need; readonly dealings: Dealings }) {
  const { t } = useLingui();
  const { text, hash, acceptances } = dealings.confidentiality!;
  const refresh = useRefresh();
  const led = useMyTeams('TEAM_LEADER');
  const open = ['RELEASED', 'CLOSED', 'DOCKED'].includes(need.status);
  const waiting = led.filter(({ id }) => !acceptances.some(({ team }) => team?.id === id));
  return (
    <Panel title={t`Confidentiality`}>
      <div className="confidential" tabIndex={0} role="region" aria-label={t`Terms of confidentiality`}>
        {text}
      </div>
      {acceptances.length > 0 && (
        <ul className="plain">
          {acceptances.map(({ id, team, acceptedAt }) => (
            <li key={id}>
              <Trans>
                {team?.name.text} accepted the terms, <Moment at={acceptedAt} />
              </Trans>
            </li>
          ))}
        </ul>
      )}
      {open && waiting.length > 0 && (
        <p>
          <ActButton<unknown, { requirementId: string; teamId: string; textHash: string }, { teamId: string }>
            of={AcceptConfidentialityDocument}
            label={t`Accept the terms`}
            confirm={t`You accept exactly this text for your team. Afterwards you read whom to ask at the enterprise.`}
            initialValues={{ teamId: waiting[0]!.id }}
            labelOf={(path) => (path === 'teamId' ? t`Team` : t`Terms of confidentiality`)}
            variables={(_act, { teamId }) => ({ requirementId: need.id, teamId, textHash: hash })}
            onDone={refresh}
          >
            <TeamChoice teams={waiting} />
          </ActButton>
        </p>
      )}
    </Panel>
  );
}
