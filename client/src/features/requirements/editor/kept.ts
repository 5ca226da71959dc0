import { type NeedForm } from './form.js';

/** Text that the server does not have yet, kept by the browser. */
export interface KeptForm {
  readonly form: NeedForm;
  /** An instant. */
  readonly at: string;
  /** The version of the record it was written on; 0 for a new one. */
  readonly version: number;
}

const keyOf = (owner: string, id: string) => `duijie:need:${owner}:${id}`;

/** What was kept of somebody's form; null for nothing. */
export function readKept(owner: string, id: string): KeptForm | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(owner, id)) ?? 'null') as KeptForm | null;
  } catch {
    return null;
  }
}

/** Keeps a form until it is saved; a browser that keeps nothing only makes the text less safe. */
export function keep(owner: string, id: string, kept: KeptForm): void {
  try {
    localStorage.setItem(keyOf(owner, id), JSON.stringify(kept));
  } catch {
    // Full or switched off.
  }
}

export function forgetKept(owner: string, id: string): void {
  try {
    localStorage.removeItem(keyOf(owner, id));
  } catch {
    // Switched off.
  }
}
