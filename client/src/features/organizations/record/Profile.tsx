import { Trans, useLingui } from '@lingui/react/macro';
import { FactList } from '../../../ui/FactList.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { placeName } from '../../../ui/region.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { organizationKind, organizationStatus } from '../names.js';
import { type OrganizationRecord } from './Members.js';

/** What is known about an organization, and what its state means. */
export function Profile({ organization }: { readonly organization: OrganizationRecord }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { kind, status, region, creditCode, aliases, address, contact, claimedAt, name } = organization;
  const join = (parts: readonly (string | null | undefined)[]) =>
    parts.filter(Boolean).join(language === 'en' ? ', ' : '、') || '–';
  const facts = [
    { key: 'kind', label: t`Kind`, children: i18n._(organizationKind[kind]) },
    { key: 'code', label: t`Unified social credit code`, children: creditCode ?? '–' },
    { key: 'place', label: t`Place`, children: placeName(region, language) },
    {
      key: 'names',
      label: t`Other language`,
      children: join(
        [name, ...name.translations]
          .filter(({ lang }) => lang !== apiLanguage(language))
          .map(({ text }) => text),
      ),
    },
    { key: 'aliases', label: t`Short and former names`, children: join(aliases ?? []) },
    { key: 'address', label: t`Address`, children: address?.text ?? '–' },
    { key: 'contact', label: t`Contact`, children: join([contact?.name, contact?.phone, contact?.email]) },
    ...(claimedAt ? [{ key: 'claimed', label: t`Entered`, children: <Moment at={claimedAt} day /> }] : []),
  ];
  return (
    <Panel
      title={t`Profile`}
      actions={
        <StatusTag tone={organizationStatus[status].tone}>
          {i18n._(organizationStatus[status].label)}
        </StatusTag>
      }
    >
      <p className="quiet">
        {status === 'CLAIMED' && (
          <Trans>
            An administrator compares name and credit code with the register. Until then only its own people
            and staff see the organization; needs can be drafted already.
          </Trans>
        )}
        {status === 'VERIFIED' && (
          <Trans>It is who it claims to be: everybody sees it, and its name and code are fixed.</Trans>
        )}
        {status === 'SUSPENDED' && <Trans>It is out of sight, and nothing new is entered for it.</Trans>}
      </p>
      <FactList facts={facts} />
    </Panel>
  );
}
