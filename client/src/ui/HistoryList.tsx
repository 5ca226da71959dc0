import { type MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { FileLink } from './FileLink.js';
import { type HistoryRowFragment } from './history.generated.js';
import { Moment } from './Moment.js';
import { Nothing } from './Nothing.js';

interface Props {
  readonly entries: readonly HistoryRowFragment[];
  readonly actionNames: Readonly<Record<string, MessageDescriptor>>;
  /** What people call the states of the record. */
  readonly states: Readonly<Record<string, { readonly label: MessageDescriptor }>>;
  /** Names of people and organizations that the page knows though the viewer may not see them elsewhere. */
  readonly nameOf?: (id: string) => string | undefined;
}

/** What happened to a record, the latest first. */
export function HistoryList({ entries, actionNames, states, nameOf }: Props) {
  const { i18n } = useLingui();
  if (entries.length === 0) return <Nothing why={<Trans>Nothing has happened yet.</Trans>} />;
  return (
    <ol className="history" reversed>
      {entries.toReversed().map((entry) => (
        <li key={entry.seq}>
          <strong>{actionNames[entry.action] ? i18n._(actionNames[entry.action]!) : entry.action}</strong>{' '}
          <Moment at={entry.effectiveAt} />
          <Details entry={entry} states={states} nameOf={nameOf} />
        </li>
      ))}
    </ol>
  );
}

interface DetailsProps extends Pick<Props, 'states' | 'nameOf'> {
  readonly entry: HistoryRowFragment;
}

function Details({ entry, states, nameOf }: DetailsProps) {
  const { t, i18n } = useLingui();
  const { actorId, actor, onBehalfOf, onBehalfOfName, from, to } = entry;
  const { effectiveAt, recordedAt, decisionNumber, evidence, reason } = entry;
  const whose = onBehalfOf && (onBehalfOfName?.text ?? nameOf?.(onBehalfOf));
  // History writes states as the record does: `no-deal`.
  const say = (code: string) => {
    const name = states[code.toUpperCase().replaceAll('-', '_')]?.label;
    return name ? i18n._(name) : code;
  };
  const facts = [
    from !== null && from !== to && `${say(from)} → ${say(to)}`,
    actorId === null ? t`Automatically` : (actor?.name.text ?? nameOf?.(actorId)),
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
