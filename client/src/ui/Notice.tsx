import { type ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
}

/** In place of a page that cannot be shown. */
export function Notice({ title, children, action }: Props) {
  return (
    <div className="notice">
      <p className="notice-title">{title}</p>
      {children && <p className="quiet">{children}</p>}
      {action}
    </div>
  );
}
