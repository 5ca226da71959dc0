import { contractWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Fen,
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';
import { type Circle, partyKeyFields, type PartyKey } from './circle.js';

export const contractKinds = ['intent', 'formal'] as const;
export type ContractKind = (typeof contractKinds)[number];

export const registrationTypes = ['development', 'transfer', 'licence', 'consulting', 'service'] as const;
/** The kinds of technology contracts that are registered (技术合同认定登记). */
export type RegistrationType = (typeof registrationTypes)[number];

/** A party, and its signature. */
export interface Party extends PartyKey {
  /** Who signed; null while nobody has, and where an organizer entered the signature of an organization. */
  signedBy: string | null;
  signedAt: Date | null;
}

/** What the parties agree on; an amendment is a new version of it. */
export interface ContractTerms {
  /** 1, 2, 3 … */
  number: number;
  /** Null where it is undetermined, e.g. a royalty. */
  total: Fen | null;
  /** What an undetermined amount depends on. */
  royalty: LocalizedText | null;
  from: Date | null;
  until: Date | null;
  /** Scan of what was signed; null for a draft. */
  scan: string | null;
  agreedAt: Date | null;
}

/** Registration of the contract with the authority: recorded, or refused. */
export interface Registration {
  office: LocalizedText;
  number: string;
  type: RegistrationType;
  /** The part of the total that is technology; at most the total. */
  technologyValue: Fen;
  registeredAt: Date;
}

/** A signed industry-university-research contract (产学研合作协议), or the intent that comes before it. */
export interface ContractRecord extends LifecycleRecord, Circle {
  dockingId: string;
  requirementId: string;
  solutionId: string;
  /** Like `GS2022-HT-0001`. */
  code: string;
  kind: ContractKind;
  /** The intent that this formal contract replaces once it is signed, so that both are counted once. */
  supersedes: string | null;
  name: LocalizedText;
  parties: Party[];
  /** The terms in force, or those being drafted. */
  terms: ContractTerms;
  /** Earlier terms, the oldest first. */
  earlierTerms: ContractTerms[];
  signedAt: Date | null;
  registration: Registration | null;
  /** Sum of its payments that were not reversed; kept in the transaction of each. */
  paid: Fen;
  /** How many of its milestones are planned or reached; kept likewise. */
  openMilestones: number;
  /** Sum of the amounts of its milestones that were not dropped; kept likewise. */
  planned: Fen;
  acceptedAt: Date | null;
  terminatedAt: Date | null;
  createdAt: Date;
}

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const instant = { type: Date, required: true } as const;
const optionalInstant = { type: Date, default: null } as const;
const localized = new Schema(localizedTextSchema, { _id: false });

const party = new Schema<Party>(
  {
    ...partyKeyFields,
    signedBy: optionalText,
    signedAt: optionalInstant,
  },
  { _id: false },
);

const terms = new Schema<ContractTerms>(
  {
    number: { type: Number, required: true },
    total: { type: BigInt, default: null },
    royalty: { type: localized, default: null },
    from: optionalInstant,
    until: optionalInstant,
    scan: optionalText,
    agreedAt: optionalInstant,
  },
  { _id: false },
);

const registration = new Schema<Registration>(
  {
    office: { type: localized, required: true },
    number: text,
    type: { ...text, enum: registrationTypes },
    technologyValue: { type: BigInt, required: true },
    registeredAt: instant,
  },
  { _id: false },
);

const schema = new Schema<ContractRecord>(
  {
    _id: text,
    status: { ...text, enum: contractWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    dockingId: text,
    requirementId: text,
    solutionId: text,
    enterpriseId: text,
    teamId: text,
    code: text,
    kind: { ...text, enum: contractKinds },
    supersedes: optionalText,
    name: { type: localized, required: true },
    parties: [party],
    terms: { type: terms, required: true },
    earlierTerms: [terms],
    signedAt: optionalInstant,
    registration: { type: registration, default: null },
    paid: { type: BigInt, required: true },
    openMilestones: { type: Number, required: true },
    planned: { type: BigInt, required: true },
    acceptedAt: optionalInstant,
    terminatedAt: optionalInstant,
    createdAt: instant,
  },
  { collection: 'contracts', versionKey: false, strict: 'throw' },
)
  .index({ code: 1 }, { unique: true })
  .index(
    { 'registration.office.text': 1, 'registration.number': 1 },
    { unique: true, partialFilterExpression: { 'registration.number': { $gt: '' } } },
  )
  .index({ challengeId: 1, createdAt: 1, _id: 1 })
  .index({ dockingId: 1, createdAt: 1, _id: 1 })
  .index({ supersedes: 1 }, { partialFilterExpression: { supersedes: { $gt: '' } } })
  .index({ enterpriseId: 1, createdAt: 1, _id: 1 })
  .index({ teamId: 1, createdAt: 1, _id: 1 })
  .index({ 'parties.organizationId': 1, createdAt: 1, _id: 1 })
  .index({ 'parties.personId': 1, createdAt: 1, _id: 1 });

export function contractModel(kernel: Kernel): Model<ContractRecord> {
  return kernel.model('Contract', schema);
}
