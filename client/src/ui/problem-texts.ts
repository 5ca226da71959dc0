import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What is wrong with a field, by the API's stable codes. */
const texts: Record<string, MessageDescriptor> = {
  REQUIRED: msg`This is needed.`,
  TOO_LONG: msg`This is too long.`,
  MAX_LENGTH: msg`This is too long.`,
  LENGTH: msg`This is too short or too long.`,
  TOO_MANY: msg`There are too many.`,
  DUPLICATE: msg`This is there already.`,
  MALFORMED: msg`This is not in the expected form.`,
  NOT_A_DECIMAL: msg`Write a number like 0.35.`,
  OUT_OF_RANGE: msg`This is out of range.`,
  NEGATIVE: msg`This must not be negative.`,
  NOT_POSITIVE: msg`This must be more than zero.`,
  NOT_AFTER: msg`This must be later.`,
  NOT_LATER: msg`This must be later.`,
  NOT_BEFORE: msg`This must be earlier.`,
  IN_THE_PAST: msg`This lies in the past.`,
  IN_THE_FUTURE: msg`This lies in the future.`,
  NOT_FOUND: msg`There is no such record, or you may not see it.`,
  UNKNOWN_CODE: msg`Choose one of the list.`,
  UNKNOWN_REGION: msg`There is no such region.`,
  TARGET_MISSING: msg`An indicator that must be met needs a target.`,
  UNANSWERED: msg`Every indicator that must be met needs an answer.`,
  UNCONFIRMED: msg`The enterprise has to confirm this version first.`,
  DEADLINE_PASSED: msg`The deadline has passed.`,
  NOT_OPEN: msg`This takes no answers at present.`,
  SLOTS_FILLED: msg`All award slots are taken.`,
  SUSPENDED: msg`The organization is suspended.`,
  ABOVE_TOTAL: msg`This is more than the total.`,
  BELOW_PAID: msg`More than this has been paid already.`,
  ALREADY_USED: msg`This file belongs to something else already.`,
  EVIDENCE_REQUIRED: msg`Acting on behalf of somebody needs evidence.`,
  NOT_THE_OWNER: msg`Name whose record this is.`,
  NOT_CURRENT: msg`A newer version exists; read that one first.`,
  INVALID_CREDIT_CODE: msg`This is no valid unified social credit code.`,
  INVALID_LINK: msg`This link was used, or is too old.`,
  TOO_COMMON: msg`This password is too easy to guess.`,
  SAME_AS_LOGIN: msg`The password must differ from the name you sign in by.`,
  WRONG: msg`This is wrong.`,
  TYPE: msg`The contents of the file are not what its name says.`,
  EMPTY: msg`The file is empty.`,
  TOO_LARGE: msg`The file is too large.`,
  CONFLICT: msg`This collides with something that exists.`,
};

/** A problem in words; an unknown code is at least named. */
export function problemText(code: string): MessageDescriptor {
  return texts[code] ?? msg`This is not accepted here (${code}).`;
}
