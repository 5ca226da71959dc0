import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { useViewer, type Viewer } from '../../accounts/index.js';
import { TeamFields, type TeamProfile, useTeamLabels } from '../TeamFields.js';
import { RegisterTeamDocument } from './team.generated.js';

type Registration = TeamProfile & { readonly organizationId?: string | null };

/** Registers a team that one leads: of an institution one belongs to, or of one's own. */
export default function NewTeamPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Register a team`}>
      <Panel>
        <RegistrationForm institutions={institutionsOf(useViewer())} />
      </Panel>
    </Page>
  );
}

interface Institution {
  readonly value: string;
  readonly label: string;
}

/** The organizations to which somebody belongs now, each once. */
function institutionsOf({ roles }: Viewer): Institution[] {
  const present = roles.filter(({ status }) => status === 'GIVEN');
  const named = present.flatMap(({ organization }) =>
    organization ? [[organization.id, organization.name.text] as const] : [],
  );
  return [...new Map(named)].map(([value, label]) => ({ value, label }));
}

function RegistrationForm({ institutions }: { readonly institutions: readonly Institution[] }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const labels = useTeamLabels();
  const [form] = Form.useForm<Registration>();
  const { act, refusal, isActing } = useAct(RegisterTeamDocument);
  const institution = Form.useWatch('organizationId', form);
  const register = async ({ organizationId, region, ...profile }: Registration) => {
    const place = organizationId ? { organizationId } : { region: region ?? null };
    const done = await act({ input: { ...profile, ...place } });
    if (!done) return;
    // One leads a team from now on, which opens the desk for it.
    await client.refetchQueries({ include: ['Viewer'] });
    await navigate(`/desk/teams/${done.id}`);
  };
  return (
    <RefusalContext value={refusal}>
      <RefusalAlert refusal={refusal} labelOf={(path) => labels[path]} />
      <Form<Registration>
        form={form}
        layout="vertical"
        className="readable"
        requiredMark={false}
        initialValues={{ organizationId: institutions[0]?.value ?? null }}
        onFinish={(given) => void register(given)}
      >
        {institutions.length > 0 && (
          <FieldItem
            name="organizationId"
            label={labels.organizationId}
            extra={t`It stands behind the team and signs its contracts.`}
          >
            <ChoiceField choices={institutions} none={t`None: I lead it as a natural person`} />
          </FieldItem>
        )}
        <TeamFields withPlace={!institution} />
        <Button type="primary" htmlType="submit" loading={isActing}>
          <Trans>Register the team</Trans>
        </Button>
      </Form>
    </RefusalContext>
  );
}
