import { useLingui } from '@lingui/react/macro';
import { Money } from '../../../ui/Money.js';
import { placeName } from '../../../ui/region.js';
import { useLanguage } from '../../../ui/language.js';
import { Status } from '../../../ui/site/Status.js';
import { requirementStatus } from '../status-names.js';
import { Deadline } from './Deadline.js';
import { type NeedCardFragment } from './hall.generated.js';

interface Props {
  readonly need: NeedCardFragment;
  /** What matched, by field, as HTML that the search has escaped. */
  readonly highlights?: ReadonlyMap<string, string>;
  readonly fieldName: string | undefined;
  readonly now: Date;
}

/** One need in a list. */
export function NeedCard({ need, highlights, fieldName, now }: Props) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { label, tone } = requirementStatus[need.status];
  return (
    <article className="need">
      <header>
        <span className="code">{need.code}</span>
        <Status tone={tone}>{i18n._(label)}</Status>
      </header>
      <h3>
        <a href={`/requirements/${need.code}`}>
          <Marked text={need.title.text} html={highlights?.get('title')} />
        </a>
      </h3>
      {need.summary && (
        <p className="summary">
          <Marked text={need.summary.text} html={highlights?.get('summary')} />
        </p>
      )}
      <footer>
        {fieldName && <span>{fieldName}</span>}
        <span>{placeName(need.region, language)}</span>
        <span className="money">
          <Money fen={need.budget} />
        </span>
        {need.deadline && (
          <span>
            <Deadline at={need.deadline} isOpen={need.status === 'RELEASED'} now={now} />
          </span>
        )}
      </footer>
    </article>
  );
}

/** A text, with what matched in it marked where the search says so. */
function Marked({ text, html }: { readonly text: string; readonly html: string | undefined }) {
  return html === undefined ? text : <span dangerouslySetInnerHTML={{ __html: html }} />;
}
