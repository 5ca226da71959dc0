import { Tag } from 'antd';
import { type ReactNode } from 'react';

/** What a state means to the reader: whether something is to be done, went well, went wrong, or is over. */
export type Tone = 'quiet' | 'active' | 'waiting' | 'good' | 'bad';

const colours: Record<Tone, string> = {
  quiet: 'default',
  active: 'blue',
  waiting: 'gold',
  good: 'green',
  bad: 'red',
};

/** A state in words; the colour only repeats what the words say. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <Tag color={colours[tone]}>{children}</Tag>;
}
