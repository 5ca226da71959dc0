import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { csvOf, saveAs } from '../../../ui/csv.js';
import { FileLink } from '../../../ui/FileLink.js';
import { formatMoment } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { actionNames } from '../history-names.js';
import { type HistoryRowFragment } from '../../../ui/history.generated.js';
import { useChangeWords } from './words.js';

interface Props {
  readonly title: string;
  readonly entries: readonly HistoryRowFragment[];
  /** Of the exported file. */
  readonly name: string;
}

/** A record's history as a table: who, when it happened and when it was recorded, what it changed, and what proves it. */
export function HistoryTable({ title, entries, name }: Props) {
  const { t, i18n } = useLingui();
  const actionName = ({ action }: HistoryRowFragment) => i18n._(actionNames[action] ?? actionNames.edit!);
  if (entries.length === 0)
    return (
      <Panel title={title}>
        <Nothing why={<Trans>Nothing has happened yet.</Trans>} />
      </Panel>
    );
  return (
    <Panel title={title} actions={<SaveButton entries={entries} name={name} actionName={actionName} />}>
      <RecordTable
        caption={title}
        columns={[
          { key: 'action', title: t`Action` },
          { key: 'who', title: t`Who` },
          { key: 'happened', title: t`Happened` },
          { key: 'recorded', title: t`Recorded` },
          { key: 'change', title: t`Before and after` },
          { key: 'proof', title: t`Reason and proof` },
        ]}
        rows={entries.map((entry) => ({
          key: String(entry.seq),
          cells: [
            <span key="action">
              {entry.seq}. {actionName(entry)}
            </span>,
            <Who key="who" entry={entry} />,
            <Moment key="happened" at={entry.effectiveAt} />,
            <Moment key="recorded" at={entry.recordedAt} />,
            <Change key="change" entry={entry} />,
            <Proof key="proof" entry={entry} />,
          ],
        }))}
      />
    </Panel>
  );
}

interface EntryProps {
  readonly entry: HistoryRowFragment;
}

function Who({ entry: { actorId, actor, onBehalfOf, onBehalfOfName } }: EntryProps) {
  return (
    <>
      {actorId === null ? (
        <Trans>Automatically</Trans>
      ) : (
        (actor?.name.text ?? <Trans>Somebody you may not see</Trans>)
      )}
      {onBehalfOf && (
        <div className="quiet">
          <Trans>on behalf of {onBehalfOfName?.text ?? '–'}</Trans>
        </div>
      )}
    </>
  );
}

function Change({ entry }: EntryProps) {
  const { states, fields } = useChangeWords()(entry);
  return (
    <>
      {states}
      {fields && <div className="quiet">{fields}</div>}
    </>
  );
}

function Proof({ entry: { reason, decisionNumber, evidence } }: EntryProps) {
  const { t } = useLingui();
  return (
    <>
      {reason}
      <div className="quiet facts">
        {decisionNumber && (
          <span>
            <Trans>Decision {decisionNumber}</Trans>
          </span>
        )}
        {evidence && <FileLink id={evidence} name={t`Evidence`} />}
      </div>
    </>
  );
}

interface SaveProps {
  readonly entries: readonly HistoryRowFragment[];
  readonly name: string;
  readonly actionName: (entry: HistoryRowFragment) => string;
}

function SaveButton({ entries, name, actionName }: SaveProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const wordsOf = useChangeWords();
  const titles = [
    ...[
      t({ context: 'history', message: 'Number' }),
      t`Action`,
      t`Who`,
      t`On behalf of`,
      t`Happened`,
      t`Recorded`,
    ],
    ...[t`State`, t`Changed`, t`Reason`, t`Decision`, t`Evidence`],
  ];
  const line = (entry: HistoryRowFragment) => {
    const { states, fields } = wordsOf(entry);
    const { seq, actorId, actor, onBehalfOfName, effectiveAt, recordedAt } = entry;
    return [
      ...[
        String(seq),
        actionName(entry),
        actorId === null ? t`Automatically` : (actor?.name.text ?? actorId),
      ],
      ...[
        onBehalfOfName?.text ?? '',
        formatMoment(effectiveAt, language),
        formatMoment(recordedAt, language),
      ],
      ...[states, fields, entry.reason ?? '', entry.decisionNumber ?? '', entry.evidence ?? ''],
    ];
  };
  return (
    <Button
      onClick={() => saveAs(`${name}.csv`, csvOf([titles, ...entries.map(line)]))}
    >{t`Save as CSV`}</Button>
  );
}
