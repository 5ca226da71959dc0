import { createContext, useContext, useSyncExternalStore } from 'react';
import { type DraftKeeper, type Snapshot } from './DraftKeeper.js';

/** The keeper of the form around. */
export const KeeperContext = createContext<DraftKeeper | null>(null);

/** The keeper of the form around, and what it holds now. */
export function useKeeper(): { readonly keeper: DraftKeeper; readonly shown: Snapshot } {
  const keeper = useContext(KeeperContext);
  if (!keeper) throw new Error('useKeeper() belongs below a KeeperContext');
  return { keeper, shown: useSyncExternalStore(keeper.subscribe, keeper.snapshot) };
}
