import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useViewer } from '../../accounts/index.js';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { MyTeamsDocument } from './around.generated.js';
import { type Need, useRefresh } from './need.js';
import { AskQuestionDocument } from './questions.generated.js';
import { TeamChoice } from './TeamChoice.js';

/** The viewer's teams that may answer. */
export function useMyTeams(role?: 'TEAM_LEADER') {
  const { roles } = useViewer();
  const own = new Set(
    roles
      .filter(
        (each) => each.status === 'GIVEN' && each.scope.kind === 'TEAM' && (!role || each.role === role),
      )
      .map(({ scope }) => scope.id),
  );
  const { data } = useQuery(MyTeamsDocument, {
    variables: { lang: apiLanguage(useLanguage()) },
    skip: own.size === 0,
  });
  return (data?.teams.edges ?? []).map(({ node }) => node).filter(({ id }) => own.has(id));
}

interface Question {
  readonly teamId: string;
  readonly text: LocalizedTextInput;
}

/** Asks about an open requirement for one of the viewer's teams. */
export function AskButton({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const teams = useMyTeams();
  if (need.status !== 'RELEASED' || teams.length === 0) return null;
  return (
    <ActButton<unknown, { requirementId: string } & Question, Question>
      of={AskQuestionDocument}
      label={t`Ask a question`}
      initialValues={{ teamId: teams[0]!.id }}
      labelOf={(path) => (path.startsWith('text') ? t`Question` : path === 'teamId' ? t`Team` : undefined)}
      variables={(act, values) => ({ requirementId: need.id, ...values, act })}
      onDone={refresh}
    >
      <TeamChoice teams={teams} />
      <FieldItem
        name="text"
        label={t`Question`}
        extra={t`The enterprise and the other teams read it, but not who asks: do not name yourselves.`}
        needed
      >
        <LocalizedField rows={4} maxLength={2_000} />
      </FieldItem>
    </ActButton>
  );
}
