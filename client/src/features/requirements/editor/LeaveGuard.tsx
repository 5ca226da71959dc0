import { useLingui } from '@lingui/react/macro';
import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

/** Warns before a page with unsaved text is left; whoever has to sign in again comes back to it. */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }) {
  const { t } = useLingui();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      currentLocation.pathname !== nextLocation.pathname &&
      nextLocation.pathname !== '/desk/sign-in',
  );
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isDirty]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t`Leave with unsaved text?`}
      okText={t`Leave`}
      cancelText={t`Stay`}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t`The server does not have all of it yet. It stays in this browser until you come back.`}
    </Modal>
  );
}
