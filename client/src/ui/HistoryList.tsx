import { type MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { FileLink } from './FileLink.js';
import { type HistoryRowFragment } from './history.generated.js';
import { Moment } from './Moment.js';
import { Nothing } from './Nothing.js';

interface Props {
  readonly entries: readonly HistoryRowFragment[];
  readonly actionNames: Readonly<Record<string, MessageDescriptor>>;
  /** Names of people and organizations, where the page knows them. */
  readonly nameOf?: (id: string) => string | undefined;
}

/** What happened to a record, the latest first. */
export function HistoryList({ entries, actionNames, nameOf }: Props) {
  const { i18n } = useLingui();
  if (entries.length === 0) return <Nothing why={<Trans>Nothing has happened yet.</Trans>} />;
  return (
    <ol className="history" reversed>
      {entries.toReversed().map((entry) => (
        <li key={entry.seq}>
          <strong>{actionNames[entry.action] ? i18n._(actionNames[entry.action]!) : entry.action}</strong>{' '}
          <Moment at={entry.effectiveAt} />
          <Details entry={entry} nameOf={nameOf} />
        </li>
      ))}
    </ol>
  );
}

function Details({ entry, nameOf }: { entry: HistoryRowFragment; nameOf: Props['nameOf'] }) {
  const { t } = useLingui();
  const { actorId, onBehalfOf, effectiveAt, recordedAt, decisionNumber, evidence, reason } = entry;
  const whose = onBehalfOf && nameOf?.(onBehalfOf);
  const facts = [
    actorId === null ? t`By the clock` : nameOf?.(actorId),
    onBehalfOf && (whose ? t`On behalf of ${whose}` : t`On behalf of somebody`),
    effectiveAt !== recordedAt && (
      <Trans>
        Entered <Moment at={recordedAt} />
      </Trans>
    ),
    decisionNumber && t`Decision ${decisionNumber}`,
    evidence && <FileLink id={evidence} name={t`Evidence`} />,
  ].filter(Boolean);
  return (
    <>
      <div className="quiet facts">
        {facts.map((fact, index) => (
          <span key={index}>{fact}</span>
        ))}
      </div>
      {reason && <div>{reason}</div>}
    </>
  );
}
