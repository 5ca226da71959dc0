import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../ui/language.js';
import { Moment } from '../../ui/Moment.js';
import { Money } from '../../ui/Money.js';
import { placeName } from '../../ui/region.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { requirementStatus } from '../requirements/index.js';
import { Marked } from './Marked.js';
import { type FoundNeedFragment } from './pages/search.generated.js';

interface Props {
  readonly need: FoundNeedFragment;
  /** What matched, by field. */
  readonly highlights?: ReadonlyMap<string, string>;
  /** Why it is shown, where that is not plain. */
  readonly children?: ReactNode;
}

/** One need that was found. */
export function Need({ need, highlights, children }: Props) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { label, tone } = requirementStatus[need.status];
  const { id, code, title, summary, region, budget, deadline } = need;
  return (
    <li className="entry">
      <div className="found">
        <Link to={code ? `/desk/requirements/${code}` : `/desk/needs/${id}`}>
          <strong>
            <Marked text={title.text} html={highlights?.get('title')} />
          </strong>
        </Link>{' '}
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        {summary && (
          <p>
            <Marked text={summary.text} html={highlights?.get('summary')} />
          </p>
        )}
        <div className="facts quiet">
          {code && <span>{code}</span>}
          <span>{placeName(region, language)}</span>
          <span>
            <Money fen={budget} />
          </span>
          {deadline && (
            <span>
              <Trans>
                Deadline <Moment at={deadline} end />
              </Trans>
            </span>
          )}
        </div>
        {children}
      </div>
    </li>
  );
}
