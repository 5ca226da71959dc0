import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from 'antd';
import { Link, useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useFilter } from '../../../ui/useFilter.js';
import { NeedComparisonDocument } from '../compare/compare.generated.js';
import { chosenOf, type ComparedNeed, mostCompared, type Solution } from '../compare/compared.js';
import { Matrix } from '../compare/Matrix.js';
import { LocalizedWords } from '../LocalizedWords.js';
import { solutionStatus } from '../status-names.js';
import { wordsIn } from '../words.js';

/** The solutions of a need that the viewer may read, two to four of them beside each other. */
export default function ComparePage() {
  const { t } = useLingui();
  const { code } = useParams();
  const query = useQuery(NeedComparisonDocument, {
    variables: { code: code!, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ requirement }) =>
        requirement ? <Compare need={requirement} /> : <Missing title={t`There is no such need`} />
      }
    </Answer>
  );
}

function Compare({ need }: { readonly need: ComparedNeed }) {
  const { t } = useLingui();
  const [asked, setAsked] = useFilter('of');
  const chosen = chosenOf(need, asked);
  const { solutions } = need.comparison;
  const title = wordsIn(need.title, useLanguage()).text;
  const choose = (code: string, isChosen: boolean) => {
    const codes = chosen.map((one) => one.code);
    setAsked((isChosen ? [...codes, code] : codes.filter((each) => each !== code)).join(',') || '-');
  };
  return (
    <Page
      title={t`Solutions: ${title}`}
      actions={<LinkButton to={`/desk/requirements/${need.code}`}>{t`To the need`}</LinkButton>}
    >
      {solutions.length === 0 ? (
        <Nothing
          why={
            <Trans>
              There is no solution for you to read yet. They stay sealed until the need closes, then the
              organizer screens them and hands them over.
            </Trans>
          }
        />
      ) : (
        <div className="stack">
          <Panel title={t`Incoming solutions`}>
            <p className="quiet">{t`Choose two to four to compare.`}</p>
            <ul className="incoming">
              {solutions.map((one) => (
                <Incoming
                  key={one.id}
                  solution={one}
                  isChosen={chosen.includes(one)}
                  isFull={chosen.length >= mostCompared}
                  choose={choose}
                />
              ))}
            </ul>
          </Panel>
          {chosen.length > 0 && <Matrix need={need} chosen={chosen} />}
        </div>
      )}
    </Page>
  );
}

interface IncomingProps {
  readonly solution: Solution;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly choose: (code: string, isChosen: boolean) => void;
}

function Incoming({ solution, isChosen, isFull, choose }: IncomingProps) {
  const { t, i18n } = useLingui();
  const { code, status, team, submitted, handedOverAt } = solution;
  const { label, tone } = solutionStatus[status];
  return (
    <li>
      <Checkbox
        checked={isChosen}
        disabled={!isChosen && isFull}
        aria-label={t`Compare ${code}`}
        onChange={({ target }) => choose(code, target.checked)}
      />
      <div>
        <Link to={`/desk/solutions/${code}`}>
          {submitted ? <LocalizedWords of={submitted.title} /> : code}
        </Link>
        <div className="line quiet">
          <span>{team?.name.text ?? code}</span>
          <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
          {handedOverAt && (
            <span>
              <Trans>
                Handed over <Moment at={handedOverAt} day />
              </Trans>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
