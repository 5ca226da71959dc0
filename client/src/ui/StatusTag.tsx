import { Tag } from 'antd';
import { type ReactNode } from 'react';
import { type Tone } from './tone.js';

/** Of the words: antd's own are too pale to be read on their grounds. */
const inks: Record<Tone, string> = {
  quiet: '#434d5b',
  active: '#0958d9',
  waiting: '#874d00',
  good: '#237804',
  bad: '#a8071a',
};

const colours: Record<Tone, string> = {
  quiet: 'default',
  active: 'blue',
  waiting: 'gold',
  good: 'green',
  bad: 'red',
};

/** A state in words; the colour only repeats what the words say. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <Tag color={colours[tone]} styles={{ root: { color: inks[tone] } }}>
      {children}
    </Tag>
  );
}
