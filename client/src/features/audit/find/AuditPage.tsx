import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { ChoiceFilter, Filters } from '../../../ui/Filters.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { useFilter } from '../../../ui/useFilter.js';
import { type AuditKind, auditKinds } from '../names.js';
import { AuditByCodeDocument, AuditSearchDocument, type AuditSearchQuery } from './find.generated.js';

/** Finds any record by its code or by words, to read its history. */
export default function AuditPage() {
  const { t } = useLingui();
  const [words] = useFilter('q');
  return (
    <Page title={t`History of records`}>
      <Filters>
        <Words key={words} />
        <KindFilter />
      </Filters>
      {words ? (
        <Found words={words} />
      ) : (
        <Panel>
          <Nothing
            why={
              <Trans>
                Look for a code like GS2022-XQ-0042, or for words of a need, solution, team or contract.
              </Trans>
            }
          />
        </Panel>
      )}
    </Page>
  );
}

function Words() {
  const { t } = useLingui();
  const id = useId();
  const [words, setWords] = useFilter('q');
  const [typed, setTyped] = useState(words ?? '');
  const search = (event: FormEvent) => {
    event.preventDefault();
    setWords(typed.trim() || null);
  };
  return (
    <form role="search" className="filter" onSubmit={search}>
      <label htmlFor={id}>{t`Code or words`}</label>
      <div className="buttons">
        <Input
          id={id}
          value={typed}
          allowClear={false}
          maxLength={200}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="primary" htmlType="submit">
          <Trans>Find</Trans>
        </Button>
      </div>
    </form>
  );
}

function KindFilter() {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useFilter('kind');
  const choices = Object.entries(auditKinds).flatMap(([value, { label, search }]) =>
    search ? [{ value, label: i18n._(label) }] : [],
  );
  return <ChoiceFilter label={t`Kind`} all={t`All`} choices={choices} value={kind} onChange={setKind} />;
}

function Found({ words }: { readonly words: string }) {
  const [named] = useFilter('kind');
  const lang = apiLanguage(useLanguage());
  const kinds = Object.entries(auditKinds).flatMap(([kind, { search }]) =>
    search && (named === null || named === kind) ? [search] : [],
  );
  const query = useQuery(AuditSearchDocument, { variables: { query: words, kinds, lang } });
  return (
    <div className="stack">
      <ByCode code={words} />
      <Panel>
        <Answer of={query}>
          {({ search }) =>
            search === null || search.edges.length === 0 ? (
              <Nothing why={<Trans>Nothing has these words.</Trans>} />
            ) : (
              <ul className="plain">
                {search.edges.map(({ node }, index) => (
                  <Hit key={index} node={node} />
                ))}
              </ul>
            )
          }
        </Answer>
        <More of={query} connection={({ search }) => search} />
      </Panel>
    </div>
  );
}

type Node = NonNullable<AuditSearchQuery['search']>['edges'][number]['node'];

function Hit({ node: { requirement, solution, contract, team } }: { readonly node: Omit<Node, 'kind'> }) {
  if (requirement)
    return (
      <Line
        kind="requirement"
        id={requirement.code ?? requirement.id}
        code={requirement.code}
        name={requirement.title.text}
      />
    );
  if (solution)
    return (
      <Line kind="solution" id={solution.code} code={solution.code} name={solution.requirement?.title.text} />
    );
  if (contract)
    return <Line kind="contract" id={contract.code} code={contract.code} name={contract.name.text} />;
  if (team) return <Line kind="team" id={team.id} name={team.name.text} />;
  return null;
}

interface LineProps {
  readonly kind: AuditKind;
  readonly id: string;
  readonly code?: string | null;
  readonly name: string | undefined;
}

function Line({ kind, id, code, name }: LineProps) {
  const { i18n } = useLingui();
  return (
    <li>
      <Link to={`/desk/audit/${kind}/${id}`}>{name ?? code}</Link>
      <div className="quiet facts">
        <span>{i18n._(auditKinds[kind].label)}</span>
        {code && <span>{code}</span>}
      </div>
    </li>
  );
}

/** What has exactly this code comes first. */
function ByCode({ code }: { readonly code: string }) {
  const lang = apiLanguage(useLanguage());
  const { data } = useQuery(AuditByCodeDocument, {
    variables: { code: code.toUpperCase(), lang },
    skip: !/^[\w-]+$/.test(code),
  });
  const { requirement, solution, contract } = data ?? {};
  if (!requirement && !solution && !contract) return null;
  return (
    <Panel title={<Trans>With this code</Trans>}>
      <ul className="plain">
        <Hit
          node={{
            requirement: requirement ?? null,
            solution: solution ?? null,
            contract: contract ?? null,
            team: null,
          }}
        />
      </ul>
    </Panel>
  );
}
