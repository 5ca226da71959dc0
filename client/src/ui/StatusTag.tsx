import { Tag } from 'antd';
import { type ReactNode } from 'react';
import { type Tone } from './tone.js';

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
