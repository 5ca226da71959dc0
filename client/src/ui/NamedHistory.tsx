import { type MessageDescriptor } from '@lingui/core';
import { HistoryList } from './HistoryList.js';
import { type NamedHistoryRowFragment } from './named-history.generated.js';

interface Props {
  readonly entries: readonly NamedHistoryRowFragment[];
  readonly actionNames: Readonly<Record<string, MessageDescriptor>>;
}

/** What happened to a record, with the names of who did it and for whom, as far as the viewer may know them. */
export function NamedHistory({ entries, actionNames }: Props) {
  const names = new Map<string, string>();
  for (const { actor, onBehalfOf, onBehalfOfName } of entries) {
    if (actor) names.set(actor.id, actor.name.text);
    if (onBehalfOf && onBehalfOfName) names.set(onBehalfOf, onBehalfOfName.text);
  }
  return <HistoryList entries={entries} actionNames={actionNames} nameOf={(id) => names.get(id)} />;
}
