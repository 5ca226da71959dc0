import {
  isSystem,
  type Kernel,
  type Lifecycle,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
  scopesOf,
  type Viewer,
} from '@duijie/server';
import { defineWorkflow } from '@duijie/shared';
import { type Model, type QueryFilter, Schema, trusted } from 'mongoose';

/** A person who declares that they would guide others, in one edition of the mentors' programme. */
export interface MentorRecord extends LifecycleRecord {
  challengeId: string;
  personId: string;
  /** Whose people must not review them; null for somebody on their own. */
  organizationId: string | null;
  name: LocalizedText;
  expertise: LocalizedText;
}

export const mentorWorkflow = defineWorkflow({
  subject: 'mentor',
  states: ['declared', 'reviewed', 'appointed', 'declined'],
  initial: 'declared',
  actions: {
    review: { from: ['declared'], to: 'reviewed', by: ['system'] },
    appoint: { from: ['reviewed', 'declined'], to: 'appointed', by: ['system'] },
    decline: { from: ['reviewed', 'appointed'], to: 'declined', by: ['system'] },
  },
});

type MentorState = (typeof mentorWorkflow)['states'][number];
export type MentorAction = keyof (typeof mentorWorkflow)['actions'];
export type MentorLifecycle = Lifecycle<MentorRecord, MentorState, MentorAction>;

const text = { type: String, required: true } as const;
const localized = { type: new Schema(localizedTextSchema, { _id: false }), required: true } as const;

const schema = new Schema<MentorRecord>(
  {
    _id: text,
    status: { ...text, enum: mentorWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    personId: text,
    organizationId: { type: String, default: null },
    name: localized,
    expertise: localized,
  },
  { collection: 'mentors', versionKey: false, strict: 'throw' },
).index({ challengeId: 1, personId: 1 }, { unique: true });

export function mentorModel(kernel: Kernel): Model<MentorRecord> {
  return kernel.model('Mentor', schema);
}

/** Appointed mentors to everybody, the others to themselves and to the organizers. */
function visibleTo(viewer: Viewer): QueryFilter<MentorRecord> {
  const organized = scopesOf(viewer, 'organizer', 'challenge');
  const known = [{ status: 'appointed' }, { personId: viewer.personId ?? '' }];
  return { $or: [...known, { challengeId: trusted({ $in: organized }) }] };
}

export function mentorLifecycle(kernel: Kernel): MentorLifecycle {
  return {
    workflow: mentorWorkflow,
    model: mentorModel(kernel),
    policy: { review: isSystem, appoint: isSystem, decline: isSystem },
    guards: {},
    visibleTo,
  };
}
