import { createContext, useContext } from 'react';
import { type Refusal } from './acting.js';

/** Why the form around was refused; the fields find their problems here. */
export const RefusalContext = createContext<Refusal | null>(null);

export function useRefusal(): Refusal | null {
  return useContext(RefusalContext);
}
