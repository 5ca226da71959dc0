import { Field, Int, ObjectType } from 'type-graphql';
import { Conflict, DomainError, IllegalTransition, InvalidInput, StaleState } from '../errors.js';

@ObjectType('Problem', { description: 'What is wrong with one field of the input.' })
export class ProblemType {
  @Field(() => String, { description: 'Path in the input, e.g. `indicators.2.target`.' }) path!: string;
  @Field(() => String, { description: 'Stable code, e.g. `REQUIRED`.' }) code!: string;
  @Field(() => String) message!: string;
}

@ObjectType('InvalidInput', { description: 'Some fields are wrong; nothing was changed.' })
export class InvalidInputType {
  @Field(() => String) message!: string;
  @Field(() => [ProblemType]) problems!: ProblemType[];
}

@ObjectType('IllegalTransition', {
  description: 'The action is not possible in the present state; nothing was changed.',
})
export class IllegalTransitionType {
  @Field(() => String) message!: string;
  @Field(() => String) action!: string;
  @Field(() => String) state!: string;
  @Field(() => [String], { description: 'Actions the state allows.' }) allowed!: string[];
}

@ObjectType('StaleState', {
  description: 'Somebody changed it meanwhile; read it again. Nothing was changed.',
})
export class StaleStateType {
  @Field(() => String) message!: string;
  @Field(() => Int, { nullable: true }) expectedVersion!: number | null;
  @Field(() => Int, { nullable: true }) actualVersion!: number | null;
}

@ObjectType('Conflict', { description: 'It would collide with something that exists; nothing was changed.' })
export class ConflictType {
  @Field(() => String) message!: string;
  @Field(() => String, { description: 'Path of the colliding field.' }) path!: string;
}

/** The failures a caller can act on: members of every mutation's result union, beside the record. */
export const failureTypes = [InvalidInputType, IllegalTransitionType, StaleStateType, ConflictType] as const;

const typeNames = new Map<unknown, string>([
  [InvalidInput, 'InvalidInput'],
  [IllegalTransition, 'IllegalTransition'],
  [StaleState, 'StaleState'],
  [Conflict, 'Conflict'],
]);

const typeName = Symbol('the failure’s type');

/** A failure as data: an Error, even when it is answered and not thrown, would count as an error of the operation. */
export interface Failure extends Pick<DomainError, 'code' | 'name' | 'message'> {
  readonly [typeName]?: string;
}

/** The data of a failure that the caller can act on; null for any other error. */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof DomainError)) return null;
  const type = typeNames.get(error.constructor);
  return type === undefined ? null : { ...error, message: error.message, [typeName]: type };
}

/** Answers a use case's record, or its expected failure as data; anything else stays thrown. */
export async function outcome<T>(useCase: Promise<T>): Promise<T | Failure> {
  try {
    return await useCase;
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return failure;
    throw error;
  }
}

/** Resolves a result union: a failure by its class, everything else is the record's type. */
export function outcomeType(recordType: string): (value: object) => string {
  return (value) => (value as Failure)[typeName] ?? recordType;
}
