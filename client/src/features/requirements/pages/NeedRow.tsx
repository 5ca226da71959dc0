import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { addressOf } from '../record/need.js';
import { requirementStatus } from '../status-names.js';
import { type MyNeedsQuery } from './needs.generated.js';

type Row = MyNeedsQuery['requirements']['edges'][number]['node'];

/** One need of the list, with what waits for its enterprise. */
export function NeedRow({ need }: { readonly need: Row }) {
  const { i18n } = useLingui();
  const { label, tone } = requirementStatus[need.status];
  return (
    <li className="panel">
      <div className="line">
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        <span className="quiet">{need.code}</span>
        {need.organization && <span className="quiet">{need.organization.name.text}</span>}
      </div>
      <Link className="need-title" to={addressOf(need)}>
        {need.title.text}
      </Link>
      <div className="line quiet">
        <span>
          <Trans>
            Budget <Money fen={need.budget} />
          </Trans>
        </span>
        {need.deadline && (
          <span>
            <Trans>
              Deadline <Moment at={need.deadline} day end />
            </Trans>
          </span>
        )}
        <Waiting need={need} />
      </div>
    </li>
  );
}

function Waiting({ need }: { readonly need: Row }) {
  const questions = need.questions?.edges.filter(({ node }) => node.status === 'ASKED').length ?? 0;
  const solutions = need.solutions.totalCount;
  const mustConfirm = need.viewerActions.includes('CONFIRM') && need.publicVersion !== need.confirmedVersion;
  return (
    <>
      {solutions > 0 && (
        <Link to={`/desk/needs/${need.code}/compare`}>
          <Plural value={solutions} one="# solution" other="# solutions" />
        </Link>
      )}
      {questions > 0 && (
        <StatusTag tone="waiting">
          <Plural value={questions} one="# question waits" other="# questions wait" />
        </StatusTag>
      )}
      {mustConfirm && (
        <StatusTag tone="waiting">
          <Trans>Public text to confirm</Trans>
        </StatusTag>
      )}
      {need.status === 'RETURNED' && (
        <StatusTag tone="waiting">
          <Trans>To be changed</Trans>
        </StatusTag>
      )}
    </>
  );
}
