import { type MessageDescriptor } from '@lingui/core';
import { mayBeginTeam, type Viewer } from '../../features/accounts/index.js';
import { type DeskName, deskNames } from '../../ui/section.js';
import { desks, sections } from './sections.js';

export interface MenuGroup {
  readonly key: string;
  readonly label: MessageDescriptor;
  readonly entries: readonly { readonly to: string; readonly label: MessageDescriptor }[];
}

/** The desks that the viewer's present roles open, and those where one without such a role can begin; each with its pages. */
export function menuOf(viewer: Viewer): readonly MenuGroup[] {
  const held = new Set(viewer.roles.filter(({ status }) => status === 'GIVEN').map(({ role }) => role));
  const beginnings: Partial<Record<DeskName, boolean>> = {
    enterprise: held.size === 0,
    team: mayBeginTeam(viewer),
  };
  return deskNames
    .filter((name) => desks[name].roles.some((role) => held.has(role)) || beginnings[name])
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
