import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ChallengeMove, type ChallengeSettingsFragment } from './challenge.generated.js';

export type Challenge = ChallengeSettingsFragment;
export type DictionaryName = 'fields' | 'cooperationModes' | 'awardKinds';

/** What takes a challenge onwards, in the order of its life. */
export const moveNames: Record<ChallengeMove, MessageDescriptor> = {
  START_COLLECTING: msg`Begin to collect needs`,
  START_SOLICITING: msg({ context: 'challenge', message: 'Open for answers' }),
  START_JUDGING: msg`Begin to judge`,
  START_DOCKING: msg`Begin to dock`,
  CONCLUDE: msg({ message: 'Conclude', context: 'challenge' }),
  RESUME: msg`Resume`,
};

export const moves = Object.keys(moveNames) as ChallengeMove[];

export const dictionaryNames: Record<DictionaryName, MessageDescriptor> = {
  fields: msg`Fields`,
  cooperationModes: msg`Modes of cooperation`,
  awardKinds: msg`Kinds of awards`,
};
