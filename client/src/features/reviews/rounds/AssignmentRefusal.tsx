import { useLingui } from '@lingui/react/macro';
import { type Refusal } from '../../../ui/acting.js';
import { problemText } from '../../../ui/problem-texts.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { type Judge, type Reviewable } from './people.js';

interface Props {
  readonly refusal: Refusal | null;
  readonly subjects: readonly Reviewable[];
  readonly judges: readonly Judge[];
}

/** Why reviews could not be assigned: each judge and each subject by name. */
export function AssignmentRefusal({ refusal, subjects, judges }: Props) {
  const { i18n } = useLingui();
  if (!refusal) return null;
  const lines = refusal.problems.map(({ path, code, message }) => {
    const [list, at] = path.split('.');
    // A conflict is at the judge; its subject stands at the beginning of the message.
    const about = subjects.find(({ kind, id }) => message.startsWith(`${kind}:${id}:`));
    const judge = list === 'reviewers' ? judges[Number(at)] : undefined;
    const subject = list === 'subjects' ? subjects[Number(at)] : about;
    const named = [judge?.name, subject?.name].filter(Boolean).join(' – ');
    return { key: `${path} ${message}`, named, text: i18n._(problemText(code)) };
  });
  return (
    <RefusalAlert refusal={{ ...refusal, problems: [] }}>
      <ul className="problems">
        {lines.map(({ key, named, text }) => (
          <li key={key}>
            <strong>{named}</strong> {text}
          </li>
        ))}
      </ul>
    </RefusalAlert>
  );
}
