import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The nine levels of technology readiness, as GB/T 22900 and its English counterparts name them. */
export const readinessLevels: readonly MessageDescriptor[] = [
  msg`Basic principles observed`,
  msg`Concept formulated`,
  msg`Proof of concept`,
  msg`Validated in the laboratory`,
  msg`Validated in a relevant environment`,
  msg`Demonstrated in a relevant environment`,
  msg`Prototype demonstrated in operation`,
  msg`Complete and qualified`,
  msg`Proven in operation`,
];
