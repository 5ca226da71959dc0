import { Schema } from 'mongoose';

export const partyRoles = ['payer', 'provider', 'witness'] as const;
/** Who pays, who provides, and who stands by, such as a service centre or a government body. */
export type PartyRole = (typeof partyRoles)[number];

/** A party: either an organization, or the natural person who leads the team. */
export interface PartyKey {
  role: PartyRole;
  organizationId: string | null;
  personId: string | null;
}

/** Around whom a contract turns: every record of it carries this, so that each tells by itself who may see it. */
export interface Circle {
  challengeId: string;
  /** The enterprise of the docking, whoever pays. */
  enterpriseId: string;
  teamId: string;
  parties: PartyKey[];
}

const text = { type: String, required: true } as const;

export const partyKeyFields = {
  role: { ...text, enum: partyRoles },
  organizationId: { type: String, default: null },
  personId: { type: String, default: null },
} as const;

const partyKey = new Schema<PartyKey>(partyKeyFields, { _id: false });

/** The fields of a circle, as milestones and payments carry them. */
export const circleFields = {
  challengeId: text,
  enterpriseId: text,
  teamId: text,
  parties: [partyKey],
} as const;
