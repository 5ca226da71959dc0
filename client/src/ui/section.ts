import { type MessageDescriptor } from '@lingui/core';
import { type ComponentType } from 'react';

/** The desks that pages belong to; the menu groups by them, and shows those that the viewer's roles open. */
export const deskNames = ['enterprise', 'team', 'judge', 'organizer', 'audit', 'administration'] as const;
export type DeskName = (typeof deskNames)[number];

/** A page's name in the menu of one desk. */
export interface MenuEntry {
  readonly desk: DeskName;
  readonly label: MessageDescriptor;
}

/** One page of the desks. */
export interface DeskPage {
  /** Below /desk, e.g. `requirements/:code`. */
  readonly path: string;
  /** Its component, as a chunk of its own. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Where the menus name it; pages without an entry are reached from others. */
  readonly menu?: MenuEntry | readonly MenuEntry[];
}

/** What a feature adds to the desks. */
export interface DeskSection {
  /** The folders of features whose texts its pages show, its own first. */
  readonly texts: readonly string[];
  readonly pages: readonly DeskPage[];
}
