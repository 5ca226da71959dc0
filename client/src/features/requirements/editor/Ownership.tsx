import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'antd';
import { useEffect } from 'react';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { FileField } from '../../../ui/fields/FileField.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Panel } from '../../../ui/Panel.js';
import { useViewer } from '../../accounts/index.js';
import { EnterpriseChoice, type NamedEnterprise } from './EnterpriseChoice.js';
import { type OpenChallengesQuery } from './draft.generated.js';

/** Whose need it is to be, and where. */
export interface Owner {
  readonly challengeId: string | null;
  readonly organization: NamedEnterprise | null;
  /** That the enterprise wants it, where somebody else enters it. */
  readonly evidence?: string | null;
}

type OpenChallenge = OpenChallengesQuery['challenges']['edges'][number]['node'];

/** Those of the challenges that take needs now. */
export function openOf({ challenges }: OpenChallengesQuery): readonly OpenChallenge[] {
  return challenges.edges
    .map(({ node }) => node)
    .filter(({ status }) => status === 'COLLECTING' || status === 'SOLICITING');
}

/** The organizations the viewer belongs to. */
export function useOwnOrganizations(): readonly NamedEnterprise[] {
  const { roles } = useViewer();
  const own = roles.flatMap(({ status, scope, organization }) =>
    status === 'GIVEN' && scope.kind === 'ORGANIZATION' && organization
      ? [{ id: organization.id, name: organization.name.text }]
      : [],
  );
  return own.filter(({ id }, index) => own.findIndex((each) => each.id === id) === index);
}

/** Asks for challenge and enterprise; an organizer may enter a need for any enterprise, with evidence. */
export function Ownership({ challenges }: { readonly challenges: readonly OpenChallenge[] }) {
  const { t } = useLingui();
  const form = Form.useFormInstance<Owner & { deadline: string | null }>();
  const own = useOwnOrganizations();
  const isOrganizer = useViewer().roles.some(
    ({ role, status }) => role === 'ORGANIZER' && status === 'GIVEN',
  );
  const first = challenges[0];
  useEffect(() => {
    if (first && !form.getFieldValue('challengeId')) form.setFieldValue('challengeId', first.id);
    if (first && !form.getFieldValue('deadline')) form.setFieldValue('deadline', first.requirementDeadline);
  }, [first, form]);
  useEffect(() => {
    if (own.length === 1 && !form.getFieldValue('organization')) form.setFieldValue('organization', own[0]);
  }, [form, own.length]);
  const organization = Form.useWatch('organization', form) as NamedEnterprise | null | undefined;
  const isForOthers = organization ? !own.some(({ id }) => id === organization.id) : false;
  const choices = challenges.map(({ id, name }) => ({ value: id, label: name.text }));
  if (own.length === 0 && !isOrganizer) return <NoOrganization />;
  return (
    <Panel title={t`Whose need`}>
      <div className="two">
        <FieldItem name="challengeId" label={t`Challenge`} needed>
          <ChoiceField choices={choices} />
        </FieldItem>
        <FieldItem name="organization" path="organizationId" label={t`Organization`} needed>
          <EnterpriseChoice own={own} mayChooseOthers={isOrganizer} />
        </FieldItem>
      </div>
      {isForOthers && (
        <FieldItem
          name="evidence"
          path="act.evidence"
          label={t`Evidence`}
          extra={t`You enter this for ${organization!.name}: attach what shows that it wants this.`}
          needed
        >
          <FileField />
        </FieldItem>
      )}
    </Panel>
  );
}

function NoOrganization() {
  const { t } = useLingui();
  return (
    <Panel title={t`Whose need`}>
      <p>
        <Trans>A need belongs to an enterprise, and you belong to none yet.</Trans>
      </p>
      <LinkButton to="/desk/organization">{t`Enter your organization`}</LinkButton>
    </Panel>
  );
}
