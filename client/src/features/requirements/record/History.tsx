import { useQuery } from '@apollo/client/react';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { HistoryList } from '../../../ui/HistoryList.js';
import { Panel } from '../../../ui/Panel.js';
import { RequirementHistoryDocument } from './around.generated.js';
import { requirementStatus } from '../status-names.js';
import { type Need } from './need.js';

/** What people call the actions of a requirement. */
export const requirementActionNames = {
  draft: msg`Drafted`,
  create: msg`Drafted`,
  edit: msg`Edited`,
  submit: msg`Submitted`,
  recommend: msg`Recommended by the county`,
  return: msg`Returned for changes`,
  reject: msg`Rejected`,
  select: msg`Selected`,
  revise: msg`Public text revised`,
  confirm: msg`Public text confirmed`,
  release: msg`Released`,
  extend: msg`Deadline extended`,
  close: msg`Closed`,
  reopen: msg`Reopened`,
  dock: msg`Docked`,
  undock: msg`Agreement cancelled`,
  conclude: msg({ context: 'history', message: 'Concluded' }),
  withdraw: msg`Withdrawn`,
};

/** What happened to a requirement, for those who may know. */
export function History({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const { data } = useQuery(RequirementHistoryDocument, {
    variables: { id: need.id, lang: apiLanguage(useLanguage()) },
  });
  const entries = data?.requirement?.history;
  if (!entries) return null;
  return (
    <Panel title={t`History`}>
      <HistoryList entries={entries} actionNames={requirementActionNames} states={requirementStatus} />
    </Panel>
  );
}
