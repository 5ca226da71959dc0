import { ChoiceActs } from './ChoiceActs.js';
import { OrganizerActs } from './OrganizerActs.js';
import { type ActsProps } from './solution.js';
import { TeamActs } from './TeamActs.js';

/** What the viewer may do to a solution now. */
export function Acts(props: ActsProps) {
  return (
    <>
      <TeamActs {...props} />
      <OrganizerActs {...props} />
      <ChoiceActs {...props} />
    </>
  );
}
