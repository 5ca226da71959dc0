import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useState } from 'react';
import { Answer } from '../../../ui/Answer.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { useFilter } from '../../../ui/useFilter.js';
import { type RequirementState, requirementStatus } from '../status-names.js';
import { useOwnOrganizations } from '../editor/Ownership.js';
import { MyNeedsDocument } from './needs.generated.js';
import '../requirements.css';
import { NeedRow } from './NeedRow.js';

const states = Object.keys(requirementStatus) as RequirementState[];

/** The needs of the viewer's organizations, and those that they drafted for others. */
export default function NeedsPage() {
  const { t } = useLingui();
  const lang = apiLanguage(useLanguage());
  const [words, setWords] = useFilter('q');
  const [chosen, setChosen] = useFilter('status');
  const status = states.find((each) => each === chosen) ?? null;
  const query = useQuery(MyNeedsDocument, {
    variables: { lang, query: words, status: status ? [status] : null },
  });
  const isForOthers = useOwnOrganizations().length === 0;
  const isNarrowed = words !== null || status !== null;
  return (
    <Page
      title={isForOthers ? t`Needs entered for others` : t`My needs`}
      actions={<LinkButton to="/desk/needs/new" primary>{t`Post a need`}</LinkButton>}
    >
      <Narrowing key={words} words={words} setWords={setWords} status={status} setStatus={setChosen} />
      <Answer of={query}>
        {({ requirements: { edges } }) =>
          edges.length === 0 ? (
            isNarrowed ? (
              <Nothing
                why={<Trans>None of your needs is like that.</Trans>}
                action={<LinkButton to="/desk/needs">{t`Show all`}</LinkButton>}
              />
            ) : (
              <Nothing
                why={
                  isForOthers ? (
                    <Trans>
                      You have entered no need yet. Enter one for an enterprise, with what shows that it wants
                      this.
                    </Trans>
                  ) : (
                    <Trans>
                      Your organization has no need here yet. Say what technology you are looking for, and
                      university teams answer.
                    </Trans>
                  )
                }
                action={<LinkButton to="/desk/needs/new">{t`Post a need`}</LinkButton>}
              />
            )
          ) : (
            <>
              <ul className="needs">
                {edges.map(({ node }) => (
                  <NeedRow key={node.id} need={node} />
                ))}
              </ul>
              <More of={query} connection={(data) => data.requirements} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

interface NarrowingProps {
  readonly words: string | null;
  readonly setWords: (words: string | null) => void;
  readonly status: RequirementState | null;
  readonly setStatus: (status: string | null) => void;
}

function Narrowing({ words, setWords, status, setStatus }: NarrowingProps) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState(words ?? '');
  const choices = states.map((value) => ({ value, label: i18n._(requirementStatus[value].label) }));
  return (
    <Filters>
      <Input.Search
        className="needs-search"
        aria-label={t`Words in my needs`}
        placeholder={t`Words in my needs`}
        allowClear
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => setWords(text.trim() || null)}
      />
      <ChoiceFilter
        label={t`State`}
        value={status}
        choices={choices}
        all={t`All states`}
        onChange={setStatus}
      />
    </Filters>
  );
}
