import { Trans } from '@lingui/react/macro';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { useKeeper } from './context.js';
import { type Part } from './draft.js';
import { stepOf } from './steps.js';

/** What somebody else of the team changed meanwhile, and what an earlier visit left in this browser. */
export function MeanwhileNotice({ labelOf }: { readonly labelOf: (part: Part) => string }) {
  const { keeper, shown } = useKeeper();
  const { taken, clashes, isRestored } = shown;
  const close = (
    <Button size="small" onClick={() => keeper.dismiss()}>
      <Trans>Understood</Trans>
    </Button>
  );
  return (
    <div aria-live="polite" className="stack">
      {isRestored && (
        <Alert
          type="info"
          showIcon
          action={close}
          title={<Trans>What you wrote without a connection is back in the form.</Trans>}
        />
      )}
      {taken.length > 0 && (
        <Alert
          type="info"
          showIcon
          action={close}
          title={<Trans>A team mate saved meanwhile. Their changes are in the form now:</Trans>}
          description={<Parts parts={taken} labelOf={labelOf} />}
        />
      )}
      {clashes.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={<Trans>You and a team mate changed the same parts. Both texts are kept; choose one:</Trans>}
          description={<Parts parts={clashes.map(({ part }) => part)} labelOf={labelOf} />}
        />
      )}
    </div>
  );
}

function Parts({ parts, labelOf }: { parts: readonly Part[]; labelOf: (part: Part) => string }) {
  return (
    <ul className="problems">
      {parts.map((part) => (
        <li key={part}>
          <Link to={{ search: `?step=${stepOf(part)}` }}>{labelOf(part)}</Link>
        </li>
      ))}
    </ul>
  );
}
