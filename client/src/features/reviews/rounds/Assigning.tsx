import { Trans, useLingui } from '@lingui/react/macro';
import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../ui/acting.js';
import { Panel } from '../../../ui/Panel.js';
import { AssignmentRefusal } from './AssignmentRefusal.js';
import { CheckList } from './CheckList.js';
import { evened, loadsOf, missingReviews, type RoundReview } from './loads.js';
import { type Judge, type Reviewable } from './people.js';
import { AssignBalancedDocument, AssignReviewersDocument } from './rounds.generated.js';

interface Props {
  readonly roundId: string;
  readonly minimumReviews: number;
  readonly reviews: readonly RoundReview[];
  readonly subjects: readonly Reviewable[];
  readonly judges: readonly Judge[];
  readonly onAssigned: () => void;
}

type Kind = Reviewable['kind'] | 'all';

function ofKind(subjects: readonly Reviewable[], kind: Kind): readonly Reviewable[] {
  return subjects.filter((subject) => kind === 'all' || subject.kind === kind);
}

const none: ReadonlySet<string> = new Set();
const mostAtOnce = 200;

/** Gives subjects to judges: every chosen one to every chosen judge, or so many judges to each with even loads. */
export function Assigning({ roundId, minimumReviews, reviews, subjects, judges, onAssigned }: Props) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const [kind, setKind] = useState<Kind>((reviews[0]?.subjectKind as Kind | undefined) ?? 'all');
  const [chosen, setChosen] = useState(none);
  const [people, setPeople] = useState(none);
  const [isBalanced, setBalanced] = useState(true);
  const [perSubject, setPerSubject] = useState(String(minimumReviews));
  const byHand = useAct(AssignReviewersDocument);
  const balanced = useAct(AssignBalancedDocument);
  const { refusal, isActing } = isBalanced ? balanced : byHand;
  const picked = subjects.filter(({ id }) => chosen.has(id));
  const reviewers = judges.filter(({ id }) => people.has(id));
  const each = Number(perSubject) || 0;
  const input = {
    roundId,
    subjects: picked.map(({ kind, id }) => ({ kind, id })),
    reviewers: reviewers.map(({ id }) => id),
  };
  const assign = async () => {
    const done = isBalanced
      ? await balanced.act({ input: { ...input, perSubject: each } })
      : await byHand.act({ input });
    if (!done) return;
    void message.success(t`Assigned reviews: ${done.assignments.length}`);
    setChosen(none);
    onAssigned();
  };
  const more = isBalanced ? missingReviews([...chosen], each, reviews) : picked.length * reviewers.length;
  return (
    <div className="stack">
      <div className="halves">
        <Panel
          title={t`What is to be reviewed`}
          actions={
            <KindChoice
              of={subjects}
              kind={kind}
              onChange={(next) => {
                setKind(next);
                setChosen(none);
              }}
            />
          }
        >
          <CheckList
            label={t`What is to be reviewed`}
            entries={ofKind(subjects, kind).map(({ id, name, hint }) => ({ id, name, hint }))}
            chosen={chosen}
            onChange={setChosen}
            empty={
              <Trans>
                Nothing can be reviewed at present: needs once they are handed in, solutions once they are
                eligible.
              </Trans>
            }
          />
        </Panel>
        <Panel title={t`Judges`}>
          <CheckList
            label={t`Judges`}
            entries={judges.map(({ id, name }) => ({ id, name, hint: '' }))}
            chosen={people}
            onChange={setPeople}
            empty={<Trans>The challenge has no judges yet. Invite people and give them the role.</Trans>}
          />
        </Panel>
      </div>
      <Panel title={t`Assign`}>
        <div className="stack">
          <Radio.Group
            aria-label={t`How`}
            value={isBalanced}
            onChange={({ target }) => setBalanced(target.value as boolean)}
            options={[
              { value: true, label: t`So many judges to each, with even loads` },
              { value: false, label: t`Every chosen one to every chosen judge` },
            ]}
          />
          {isBalanced && (
            <label>
              <Trans>Reviews that each subject is to have</Trans>{' '}
              <Input
                className="points-field"
                inputMode="numeric"
                value={perSubject}
                onChange={({ target }) => setPerSubject(target.value)}
              />
            </label>
          )}
          <Preview
            reviews={reviews}
            reviewers={reviewers}
            more={more}
            subjects={picked.length}
            isBalanced={isBalanced}
          />
          <AssignmentRefusal refusal={refusal} subjects={picked} judges={reviewers} />
          <div>
            <Button
              type="primary"
              loading={isActing}
              disabled={picked.length === 0 || reviewers.length === 0 || more === 0 || more > mostAtOnce}
              onClick={() => void assign()}
            >
              <Trans>Assign {more} reviews</Trans>
            </Button>{' '}
            {more > mostAtOnce && (
              <span className="wrong">
                <Trans>At most {mostAtOnce} reviews are assigned at once: choose fewer.</Trans>
              </span>
            )}
          </div>
        </div>
      </Panel>
    </div>
  );
}

interface KindProps {
  readonly of: readonly Reviewable[];
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
}

/** A round reviews needs or solutions: where there are both to choose from, one may look at those of one kind. */
function KindChoice({ of, kind, onChange }: KindProps) {
  const { t } = useLingui();
  const count = (each: Kind) => ofKind(of, each).length;
  const options = [
    { value: 'all', label: `${t`All`} (${count('all')})` },
    { value: 'requirement', label: `${t`Needs`} (${count('requirement')})` },
    { value: 'solution', label: `${t`Solutions`} (${count('solution')})` },
  ];
  if (new Set(of.map((subject) => subject.kind)).size < 2 && kind === 'all') return null;
  return (
    <Radio.Group
      aria-label={t`Kind`}
      size="small"
      optionType="button"
      options={options}
      value={kind}
      onChange={({ target }) => onChange(target.value as Kind)}
    />
  );
}

interface PreviewProps {
  readonly reviews: readonly RoundReview[];
  readonly reviewers: readonly Judge[];
  readonly more: number;
  readonly subjects: number;
  readonly isBalanced: boolean;
}

/** How many reviews each judge has, and would have. */
function Preview({ reviews, reviewers, more, subjects, isBalanced }: PreviewProps) {
  const { t } = useLingui();
  if (reviewers.length === 0 || more === 0)
    return (
      <p className="quiet">
        <Trans>Choose subjects and judges to see what each would have to do.</Trans>
      </p>
    );
  const loads = loadsOf(reviews);
  const before = reviewers.map(({ id }) => loads.get(id) ?? 0);
  const after = isBalanced ? evened(before, more) : before.map((load) => load + subjects);
  return (
    <div className="scroll" role="region" aria-label={t`Loads`} tabIndex={0}>
      <table className="rows">
        <caption className="quiet">
          {isBalanced ? (
            <Trans>As even as it gets; conflicts of interest may shift some.</Trans>
          ) : (
            <Trans>Refused as a whole where a conflict of interest is known.</Trans>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Judge`}</th>
            <th scope="col">{t`Has`}</th>
            <th scope="col">{t`Would have`}</th>
          </tr>
        </thead>
        <tbody>
          {reviewers.map(({ id, name }, index) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{before[index]}</td>
              <td className="number">
                {after[index]}{' '}
                <span
                  className="load"
                  aria-hidden
                  style={{ width: `${Math.min(160, after[index]! * 8)}px` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
