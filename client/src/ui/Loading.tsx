import { useLingui } from '@lingui/react/macro';
import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';

const patienceMs = 200;

/** A skeleton, after a moment in which most answers come anyway. */
export function Loading() {
  const { t } = useLingui();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-label={t`Loading`}>
      {isSlow && <Skeleton active />}
    </div>
  );
}
