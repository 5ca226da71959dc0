import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useLanguage } from '../../../ui/language.js';
import { Difference } from '../../../ui/Difference.js';
import { useKeeper } from './context.js';
import { type Part, partOf } from './draft.js';
import { sayPart } from './say-part.js';

/** Beside a part that a team mate changed at the same time: their text, and the choice between both. */
export function ClashBox({ part }: { readonly part: Part }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { keeper, shown } = useKeeper();
  const clash = shown.clashes.find((each) => each.part === part);
  if (!clash) return null;
  const mine = sayPart(part, partOf(shown.draft, part), language);
  const theirs = sayPart(part, clash.theirs, language);
  return (
    <div className="clash" role="group" aria-label={t`Two versions`}>
      <p>
        <Trans>A team mate changed this too. Theirs, as it differs from yours:</Trans>
      </p>
      <blockquote>{theirs ? <Difference before={mine} after={theirs} /> : <Trans>(empty)</Trans>}</blockquote>
      <div className="buttons">
        <Button size="small" onClick={() => keeper.settle(part, 'mine')}>
          <Trans>Keep mine</Trans>
        </Button>
        <Button size="small" onClick={() => keeper.settle(part, 'theirs')}>
          <Trans>Take theirs</Trans>
        </Button>
      </div>
    </div>
  );
}
