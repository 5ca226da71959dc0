import { type RefObject, useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Keys act only where nobody types, composes or answers a dialog, and without Ctrl, Alt or Meta. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
    return false;
  const target = event.target as HTMLElement;
  const types = target.matches('input:not([type=checkbox]), textarea, select, [contenteditable=true]');
  const dialogs = [...document.querySelectorAll('[role=dialog]')];
  return !types && !dialogs.some((dialog) => dialog.checkVisibility());
}

/** Runs what belongs to a key, by its name in lower case. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const run = latest.current[event.key.toLowerCase()];
      if (!run || !isFree(event)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const attribute = 'data-need';

/** Which need has the focus, and how to give it to the next one. */
export function needFocus(box: RefObject<HTMLElement | null>) {
  const all = () => [...(box.current?.querySelectorAll<HTMLElement>(`[${attribute}]`) ?? [])];
  const current = () => document.activeElement?.closest<HTMLElement>(`[${attribute}]`) ?? null;
  return {
    id: () => current()?.getAttribute(attribute) ?? null,
    move(step: 1 | -1) {
      const needs = all();
      const at = needs.indexOf(current()!);
      const next = at < 0 ? needs[0] : needs[at + step];
      next?.querySelector<HTMLElement>('a')?.focus();
    },
  };
}
