import { type MessageDescriptor } from '@lingui/core';
import { type Viewer } from '../../features/accounts/index.js';
import { deskNames } from '../../ui/section.js';
import { desks, sections } from './sections.js';

export interface MenuGroup {
  readonly key: string;
  readonly label: MessageDescriptor;
  readonly entries: readonly { readonly to: string; readonly label: MessageDescriptor }[];
}

/** The desks that the viewer's present roles open, each with its pages. */
export function menuOf({ roles }: Viewer): readonly MenuGroup[] {
  const held = new Set(roles.filter(({ status }) => status === 'GIVEN').map(({ role }) => role));
  return deskNames
    .filter((name) => desks[name].roles.some((role) => held.has(role)))
    .map((name) => ({
      key: name,
      label: desks[name].label,
      entries: sections
        .flatMap(({ pages }) => pages)
        .flatMap(({ path, menu = [] }) => [menu].flat().map((entry) => ({ ...entry, to: `/desk/${path}` })))
        .filter(({ desk }) => desk === name),
    }))
    .filter(({ entries }) => entries.length > 0);
}
