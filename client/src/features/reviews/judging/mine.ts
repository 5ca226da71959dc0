import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { MyAssignmentsDocument, type MyAssignmentsQuery } from './assignment.generated.js';

export type MyReview = MyAssignmentsQuery['myAssignments']['edges'][number]['node'];

/** All reviews that were ever given to the viewer. */
export function useMyReviews() {
  return useEverything(MyAssignmentsDocument, { lang: apiLanguage(useLanguage()) }, 'myAssignments');
}

/** Something is left to be done about it. */
export function isWaiting({ status, round }: MyReview): boolean {
  return (status === 'ASSIGNED' || status === 'ACCEPTED') && round?.status !== 'FINALISED';
}
