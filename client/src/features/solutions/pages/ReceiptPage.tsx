import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { FactList } from '../../../ui/FactList.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { LocalizedWords } from '../../requirements/index.js';
import { SolutionReceiptDocument, type SolutionReceiptQuery } from './receipt.generated.js';
import '../solutions.css';

type Solution = NonNullable<SolutionReceiptQuery['solution']>;

/** Proof of what was handed in last, and when; made to be printed. */
export default function ReceiptPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const query = useQuery(SolutionReceiptDocument, { variables: { code, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ solution }) =>
        solution?.receipt ? (
          <Receipt solution={solution} receipt={solution.receipt} />
        ) : (
          <Missing title={t`Receipt`} />
        )
      }
    </Answer>
  );
}

interface Props {
  readonly solution: Solution;
  readonly receipt: NonNullable<Solution['receipt']>;
}

function Receipt({ solution, receipt }: Props) {
  const { t } = useLingui();
  const { code, submitted, requirement, team } = solution;
  const files = receipt.attachments.map(({ fileId, sha256 }) => ({
    ...{ fileId, sha256 },
    name: submitted?.files.find((each) => each.fileId === fileId)?.name ?? fileId,
  }));
  const items = [
    { key: 'code', label: t`Number of the solution`, children: <strong>{code}</strong> },
    { key: 'version', label: t`Version`, children: receipt.number },
    {
      key: 'received',
      label: t({ context: 'receipt', message: 'Received' }),
      children: (
        <span>
          <Moment at={receipt.receivedAt} /> <span className="quiet">({receipt.receivedAt})</span>
        </span>
      ),
    },
    { key: 'title', label: t`Title`, children: submitted && <LocalizedWords of={submitted.title} /> },
    { key: 'team', label: t`Team`, children: team?.name.text },
    {
      key: 'need',
      label: t`Need`,
      children: requirement && (
        <span>
          {requirement.code} <LocalizedWords of={requirement.title} />
        </span>
      ),
    },
    { key: 'hash', label: 'SHA-256', children: <span className="hash">{receipt.sha256}</span> },
    ...files.map(({ fileId, name, sha256 }) => ({
      key: fileId,
      label: name,
      children: <span className="hash">{sha256}</span>,
    })),
  ];
  return (
    <Page
      title={t`Receipt`}
      actions={
        <span className="buttons no-print">
          <Button onClick={() => print()}>{t`Print`}</Button>
          <LinkButton to={`/desk/solutions/${code}`}>{t`To the solution`}</LinkButton>
        </span>
      }
    >
      <Panel>
        <FactList facts={items} />
        <p className="quiet">
          <Trans>
            The hash is taken of the whole contents, the files’ hashes and the time of receipt (canonical
            JSON, RFC 8785). Whoever has these can work it out again.
          </Trans>
        </p>
      </Panel>
    </Page>
  );
}
