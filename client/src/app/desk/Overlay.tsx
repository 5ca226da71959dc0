import { Button } from 'antd';
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';

interface Props {
  readonly button: ComponentProps<typeof Button>;
  readonly className: string;
  readonly children: ReactNode;
}

/** A button, and what it opens above the page until something is chosen there, Escape is pressed or one clicks elsewhere. */
export function Overlay({ button, className, children }: Props) {
  const id = useId();
  return (
    <>
      <Button type="text" popoverTarget={id} {...button} />
      <div id={id} popover="auto" className={`overlay ${className}`} onClick={closeOnChoice}>
        {children}
      </div>
    </>
  );
}

function closeOnChoice({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if ((target as Element).closest('a, button')) currentTarget.hidePopover();
}
