import { Trans } from '@lingui/react/macro';
import { type Draft } from './useDraft.js';

/** Whether the text is safe, in words: "Saved 14:03". */
export function SaveState({ draft, isBlocked }: { readonly draft: Draft; readonly isBlocked: boolean }) {
  return (
    <span className="save-state quiet" role="status">
      <Words draft={draft} isBlocked={isBlocked} />
    </span>
  );
}

function Words({ draft: { phase, savedAt, refusal, theirs }, isBlocked }: Parameters<typeof SaveState>[0]) {
  if (phase === 'saving') return <Trans>Saving…</Trans>;
  if (phase === 'offline') return <Trans>No connection: your text is kept in this browser.</Trans>;
  if (phase === 'unsaved') {
    if (isBlocked) return <Trans>Not saved yet: the evidence is missing.</Trans>;
    if (theirs) return <Trans>Not saved: somebody else changed it.</Trans>;
    if (refusal?.kind === 'invalid') return <Trans>Not saved yet: look at the marked fields.</Trans>;
    return <Trans>Not saved yet</Trans>;
  }
  if (!savedAt) return null;
  const time = new Date(savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return <Trans>Saved {time}</Trans>;
}
