import { Button } from 'antd';
import { type ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';

interface Props {
  readonly to: string;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** A link that stands out like a button: it leads to another page of the desks. */
export function LinkButton({ to, primary = false, children }: Props) {
  const navigate = useNavigate();
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      href={useHref(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(to);
      }}
    >
      {children}
    </Button>
  );
}
