import { type ReactNode } from 'react';
import { type Tone } from '../tone.js';

/** A state in words on a public page; the colour only repeats what the words say. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>;
}
