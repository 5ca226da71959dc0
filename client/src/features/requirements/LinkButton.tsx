import { Button } from 'antd';
import { type MouseEventHandler, type ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  readonly to: string;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** A link to another page of the desks that looks like the buttons beside it. */
export function LinkButton({ to, primary = false, children }: Props) {
  const follow = useLinkClickHandler(to) as unknown as MouseEventHandler<HTMLElement>;
  return (
    <Button type={primary ? 'primary' : 'default'} href={useHref(to)} onClick={follow}>
      {children}
    </Button>
  );
}
