import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What people call the figures of a challenge. */
export const figureNames = {
  REQUIREMENTS_COLLECTED: msg`Needs collected`,
  REQUIREMENTS_RELEASED: msg`Needs released`,
  REQUIREMENTS_ANSWERED: msg`Needs answered`,
  SOLUTIONS: msg`Solutions`,
  TEAMS: msg`Teams`,
  DOCKED: msg`Needs docked`,
  CONTRACTS_SIGNED: msg`Contracts signed`,
  CONTRACTS_TERMINATED: msg`Contracts terminated`,
  CONTRACTED: msg`Contract value`,
} as const satisfies Record<string, MessageDescriptor>;

export type FigureName = keyof typeof figureNames;
