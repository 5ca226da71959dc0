import { type Role, roleAssignmentWorkflow, roles, type Scope, scopeKinds } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import { type Kernel, type LifecycleRecord } from '../../kernel/index.js';

/** A role of a person within a scope, valid from `from` (inclusive) to `until` (exclusive). */
export interface RoleAssignmentRecord extends LifecycleRecord {
  personId: string;
  role: Role;
  scope: Scope;
  from: Date;
  until: Date | null;
  /** The person who gave it; null for the system. */
  givenBy: string | null;
  /** Challenges in whose name it was given: their organizers may end it. */
  challengeIds: string[];
}

const text = { type: String, required: true } as const;
const scope = new Schema<Scope>({ kind: { ...text, enum: scopeKinds }, id: String }, { _id: false });

const schema = new Schema<RoleAssignmentRecord>(
  {
    _id: text,
    status: { ...text, enum: roleAssignmentWorkflow.states },
    version: { type: Number, required: true },
    personId: text,
    role: { ...text, enum: roles },
    scope: { type: scope, required: true },
    from: { type: Date, required: true },
    until: { type: Date, default: null },
    givenBy: { type: String, default: null },
    challengeIds: [{ type: String }],
  },
  { collection: 'roleAssignments', versionKey: false, strict: 'throw' },
)
  .index(
    { personId: 1, role: 1, 'scope.kind': 1, 'scope.id': 1 },
    { unique: true, partialFilterExpression: { status: 'given' } },
  )
  .index({ personId: 1, from: 1 })
  .index({ 'scope.kind': 1, 'scope.id': 1, role: 1 });

export function roleAssignmentModel(kernel: Kernel): Model<RoleAssignmentRecord> {
  return kernel.model('RoleAssignment', schema);
}
