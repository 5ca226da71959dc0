import { Empty } from 'antd';
import { type ReactNode } from 'react';

/** In place of an empty list: why it is empty, and the one thing to do about it. */
export function Nothing({ why, action }: { readonly why: ReactNode; readonly action?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={why}>
      {action}
    </Empty>
  );
}
