import { Plural, Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { Nothing } from '../../ui/Nothing.js';
import { type Found, Hit } from './Hit.js';
import { type FindQuery } from './pages/search.generated.js';
import { type Wish } from './wish.js';

interface Props {
  readonly of: NonNullable<FindQuery['search']>;
  readonly lang: 'EN' | 'ZH_CN';
  readonly wish: Wish;
  readonly change: (part: Partial<Wish>) => void;
}

const unfiltered = { fields: [], statuses: [], region: null, budget: null };

/** What was found, and how much of it there is. */
export function Results({ of: { totalCount, matched, edges }, lang, wish, change }: Props) {
  const isNarrow =
    wish.fields.length + wish.statuses.length > 0 || wish.region !== null || wish.budget !== null;
  return (
    <>
      <p role="status" className="total">
        <Plural value={totalCount} one="# found" other="# found" />
        {wish.words !== '' && matched === 'ANY' && totalCount > 0 && (
          <span className="quiet">
            {' '}
            <Trans>Nothing has all of these words; these have some of them.</Trans>
          </span>
        )}
      </p>
      {edges.length === 0 ? (
        <Nothing
          why={<Trans>Nothing fits all of this.</Trans>}
          action={
            isNarrow && (
              <Button onClick={() => change(unfiltered)}>
                <Trans>Drop all filters</Trans>
              </Button>
            )
          }
        />
      ) : (
        <ul className="plain">
          {edges.map(({ node }) => (
            <Hit key={idOf(node)} found={node} lang={lang} />
          ))}
        </ul>
      )}
    </>
  );
}

function idOf({ requirement, solution, team, organization, contract }: Found): string {
  return (requirement ?? solution ?? team ?? organization ?? contract)?.id ?? '';
}
