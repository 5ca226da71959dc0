import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { asInput } from '../../../ui/fields/localized.js';
import { useBehalfOfTeam } from '../behalf.js';
import { TeamFields, type TeamProfile, useTeamLabels } from '../TeamFields.js';
import {
  DissolveTeamDocument,
  EditTeamDocument,
  ReinstateTeamDocument,
  SuspendTeamDocument,
  type TeamRecordFragment,
} from './team.generated.js';

interface Props {
  readonly team: TeamRecordFragment;
  readonly reload: () => void;
}

/** What the viewer may do to the team as a whole. */
export function TeamActions({ team, reload }: Props) {
  const { t } = useLingui();
  const labels = useTeamLabels();
  const behalf = useBehalfOfTeam(team);
  const { id, version, viewerActions } = team;
  const may = (action: (typeof viewerActions)[number]) => viewerActions.includes(action);
  const common = { version, onDone: reload };
  return (
    <>
      {may('EDIT') && (
        <ActButton
          {...common}
          of={EditTeamDocument}
          label={t`Edit`}
          behalf={behalf}
          labelOf={(path) => labels[path.replace('input.', '')]}
          initialValues={profileOf(team)}
          variables={(act, input: TeamProfile) => ({ id, act, input })}
        >
          <TeamFields withPlace={!team.organization} />
        </ActButton>
      )}
      {may('SUSPEND') && (
        <ActButton
          {...common}
          of={SuspendTeamDocument}
          label={t`Suspend`}
          danger
          reason
          variables={(act) => ({ id, act })}
        />
      )}
      {may('REINSTATE') && (
        <ActButton
          {...common}
          of={ReinstateTeamDocument}
          label={t`Reinstate`}
          reason
          variables={(act) => ({ id, act })}
        />
      )}
      {may('DISSOLVE') && (
        <ActButton
          {...common}
          of={DissolveTeamDocument}
          label={t`Dissolve`}
          danger
          confirm={t`The team ends for good. What it did stays on the record.`}
          variables={(act) => ({ id, act })}
        />
      )}
    </>
  );
}

function profileOf({ name, expertise, keywords, region, organization }: TeamRecordFragment) {
  return {
    name: asInput(name)!,
    expertise: asInput(expertise),
    keywords: { zh: [...keywords.zh], en: [...keywords.en] },
    ...(!organization && { region }),
  };
}
