import { useLingui } from '@lingui/react/macro';
import { Flex } from 'antd';
import { type ReactNode, useEffect } from 'react';

interface Props {
  readonly title: string;
  /** What can be done here, at most one of it primary. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One page of a desk: its title in the window and above its contents, with its actions beside. */
export function Page({ title, actions, children }: Props) {
  const { t } = useLingui();
  const product = t`Duijie`;
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <>
      <Flex className="page-head" align="center" justify="space-between" gap="middle" wrap>
        <h1>{title}</h1>
        {actions && (
          <Flex gap="small" wrap>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </>
  );
}
