import { teamInvitationWorkflow, teamWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type Keywords,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';

/**
 * A challenge team (挑战团队): people who answer requirements together, of one institution or led by a natural person. Who
 * belongs to it is told by dated roles (`team-leader`, `team-member`) in its scope.
 */
export interface TeamRecord extends LifecycleRecord {
  name: LocalizedText;
  /** The person who acts and, without an institution, signs for it. */
  leader: string;
  /** The university or institute behind it; null where a natural person leads it. */
  organizationId: string | null;
  /** Six-digit code: the institution's, or where the person is. */
  region: string;
  expertise: LocalizedText | null;
  keywords: Keywords;
  registeredAt: Date;
}

/** Asks a person to join a team. */
export interface TeamInvitationRecord extends LifecycleRecord {
  teamId: string;
  personId: string;
  /** As the inviter calls the person, who stays unknown to the team until they accept. */
  name: LocalizedText;
  /** What the person does in the team, e.g. associate professor. */
  title: LocalizedText | null;
  invitedBy: string;
  invitedAt: Date;
}

const text = { type: String, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const instant = { type: Date, required: true } as const;

const teamSchema = new Schema<TeamRecord>(
  {
    _id: text,
    status: { ...text, enum: teamWorkflow.states },
    version: { type: Number, required: true },
    name: { type: localized, required: true },
    leader: text,
    organizationId: { type: String, default: null },
    region: text,
    expertise: { type: localized, default: null },
    keywords: { zh: [String], en: [String] },
    registeredAt: instant,
  },
  { collection: 'teams', versionKey: false, strict: 'throw' },
)
  .index({ registeredAt: -1, _id: -1 })
  .index({ organizationId: 1 })
  .index({ region: 1, registeredAt: -1, _id: -1 });

const invitationSchema = new Schema<TeamInvitationRecord>(
  {
    _id: text,
    status: { ...text, enum: teamInvitationWorkflow.states },
    version: { type: Number, required: true },
    teamId: text,
    personId: text,
    name: { type: localized, required: true },
    title: { type: localized, default: null },
    invitedBy: text,
    invitedAt: instant,
  },
  { collection: 'teamInvitations', versionKey: false, strict: 'throw' },
)
  .index({ teamId: 1, personId: 1 }, { unique: true, partialFilterExpression: { status: 'invited' } })
  .index({ teamId: 1, invitedAt: 1, _id: 1 })
  .index({ personId: 1, invitedAt: -1, _id: -1 });

export function teamModel(kernel: Kernel): Model<TeamRecord> {
  return kernel.model('Team', teamSchema);
}

export function teamInvitationModel(kernel: Kernel): Model<TeamInvitationRecord> {
  return kernel.model('TeamInvitation', invitationSchema);
}
