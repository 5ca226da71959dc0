import { Plural, Trans } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';

const dayMs = 86_400_000;

/** When answers must be in; for an open need, how long that still is. */
export function Deadline({
  at,
  isOpen,
  now,
}: {
  readonly at: string;
  readonly isOpen: boolean;
  readonly now: Date;
}) {
  const days = Math.floor((new Date(at).getTime() - now.getTime()) / dayMs);
  const when = <Moment at={at} day end />;
  if (!isOpen) return <Trans>Deadline {when}</Trans>;
  if (days < 0) return <Trans>Closing, deadline {when}</Trans>;
  return (
    <>
      <Trans>Until {when}</Trans>{' '}
      <em className={days < 14 ? 'soon' : 'left'}>
        {days === 0 ? <Trans>last day</Trans> : <Plural value={days} one="# day left" other="# days left" />}
      </em>
    </>
  );
}
