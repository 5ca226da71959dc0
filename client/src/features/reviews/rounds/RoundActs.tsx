import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { bySubject, isLive, type RoundReview } from './loads.js';
import { type RoundTerms } from './round-names.js';
import { ExtendRoundDocument, FinaliseRoundDocument, OpenRoundDocument } from './rounds.generated.js';
import { TieOrder } from './TieOrder.js';
import { useNames } from './useNames.js';

interface Props {
  readonly round: RoundTerms;
  readonly reviews: readonly RoundReview[];
  readonly onFinalised: () => void;
}

/** What an organizer can do to a round now. */
export function RoundActs({ round, reviews, onFinalised }: Props) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const { id, version, viewerActions: can } = round;
  return (
    <>
      {can.includes('EDIT') && <LinkButton to={`/desk/rounds/${id}/edit`}>{t`Change`}</LinkButton>}
      {can.includes('EXTEND') && (
        <ActButton
          of={ExtendRoundDocument}
          label={t`Extend`}
          version={version}
          reason
          variables={(act, { until }: { until: string }) => ({ id, lang, until, act })}
        >
          <FieldItem name="until" label={t`Reviews are taken until`} needed>
            <MomentField />
          </FieldItem>
        </ActButton>
      )}
      {can.includes('OPEN') && (
        <ActButton
          of={OpenRoundDocument}
          label={t`Open the round`}
          version={version}
          primary
          variables={(act) => ({ id, lang, act })}
        />
      )}
      {can.includes('FINALISE') && <Finalise round={round} reviews={reviews} onFinalised={onFinalised} />}
    </>
  );
}

function Finalise({ round, reviews, onFinalised }: Props) {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const labelOf = useNames();
  const { id, version, tieRule, minimumReviews } = round;
  const subjects = bySubject(reviews.filter(isLive));
  const outstanding = reviews.filter(({ status }) => status === 'ASSIGNED' || status === 'ACCEPTED').length;
  const short = subjects.filter(
    (subject) => subject.reviews.filter(({ status }) => status === 'SUBMITTED').length < minimumReviews,
  ).length;
  const isForced = outstanding + short > 0;
  const choices = subjects.map(({ kind, id: subjectId, code, title }) => ({
    kind,
    id: subjectId,
    name: `${code ?? ''} ${title}`.trim(),
  }));
  return (
    <ActButton
      of={FinaliseRoundDocument}
      label={isForced ? t`Finalise all the same` : t`Finalise the round`}
      version={version}
      primary={!isForced}
      danger={isForced}
      reason={isForced}
      labelOf={labelOf}
      confirm={
        isForced ? (
          <Trans>
            Outstanding reviews: {outstanding}; they are taken back. Subjects with too few reviews: {short}.
          </Trans>
        ) : (
          <Trans>No review is taken afterwards, and the results are worked out.</Trans>
        )
      }
      variables={(act, { order }: { order?: { kind: string; id: string }[] }) => ({
        id,
        lang,
        act,
        input: { force: isForced, ...(order && { order }) },
      })}
      onDone={onFinalised}
    >
      {tieRule === 'ORGANIZER_DECIDES' && choices.length > 1 && (
        <Form.Item name="order" label={t`Where scores are equal, the upper one is the better one`}>
          <TieOrder subjects={choices} />
        </Form.Item>
      )}
    </ActButton>
  );
}
