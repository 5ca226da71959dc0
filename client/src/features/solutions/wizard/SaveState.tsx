import { Trans, useLingui } from '@lingui/react/macro';
import { StatusTag } from '../../../ui/StatusTag.js';
import { type Tone } from '../../../ui/tone.js';
import { type Snapshot } from './DraftKeeper.js';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });

const tones: Record<Snapshot['state'], Tone> = {
  saved: 'good',
  writing: 'quiet',
  saving: 'active',
  offline: 'waiting',
  refused: 'bad',
  closed: 'quiet',
};

/** Where what is written is by now. */
export function SaveState({ of }: { readonly of: Snapshot }) {
  return (
    <span role="status" className="wizard-state" data-state={of.state}>
      <StatusTag tone={of.isInBrowser ? tones[of.state] : 'bad'}>
        <StateText of={of} />
      </StatusTag>
    </span>
  );
}

function StateText({ of: { state, savedAt, isInBrowser, held } }: { readonly of: Snapshot }) {
  const { t } = useLingui();
  if (state === 'saving') return t`Saving …`;
  if (state === 'closed') return t`Cannot be changed any more`;
  if (state === 'offline')
    return isInBrowser
      ? t`Not connected: kept in this browser`
      : t`Not connected, and not kept: do not leave`;
  if (state === 'refused') return t`Not saved: look at the marked fields`;
  if (state === 'writing') return t`Being written …`;
  if (held.length > 0) return t`Saved but for the marked fields`;
  if (!savedAt) return t`Everything is saved`;
  const time = clock.format(savedAt);
  return <Trans>Saved {time}</Trans>;
}
