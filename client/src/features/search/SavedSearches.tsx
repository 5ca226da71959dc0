import { useQuery } from '@apollo/client/react';
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ActButton } from '../../ui/ActButton.js';
import { useAct } from '../../ui/acting.js';
import { FieldItem } from '../../ui/fields/FieldItem.js';
import { StatusTag } from '../../ui/StatusTag.js';
import {
  ForgetSavedSearchDocument,
  SavedSearchesDocument,
  type SavedSearchesQuery,
  SaveSearchDocument,
  SeeSavedSearchDocument,
} from './pages/search.generated.js';
import { addressOf, budgets, filterOf, type Wish } from './wish.js';

type Saved = SavedSearchesQuery['savedSearches'][number];

/** Searches one comes back to, each with how much is new, and the button that keeps the present one. */
export function SavedSearches({ wish }: { readonly wish: Wish }) {
  const { t } = useLingui();
  const query = useQuery(SavedSearchesDocument, { errorPolicy: 'all' });
  const reload = () => void query.refetch();
  const saved = query.data?.savedSearches ?? [];
  return (
    <div className="saved">
      <ActButton
        of={SaveSearchDocument}
        label={t`Save this search`}
        labelOf={() => t`Name`}
        variables={(_act, { name }: { readonly name: string }) => ({
          input: { name, query: wish.words, filter: filterOf(wish), kinds: wish.kind ? [wish.kind] : null },
        })}
        initialValues={{ name: wish.words }}
        onDone={reload}
      >
        <FieldItem name="name" path="input.name" label={t`Name of the search`} needed>
          <Input maxLength={120} />
        </FieldItem>
      </ActButton>
      {saved.map((each) => (
        <SavedSearch key={each.id} saved={each} reload={reload} />
      ))}
    </div>
  );
}

function SavedSearch({ saved, reload }: { readonly saved: Saved; readonly reload: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isGone, setGone] = useState(false);
  const seeing = useAct(SeeSavedSearchDocument);
  const forgetting = useAct(ForgetSavedSearchDocument);
  if (isGone) return null;
  const { id, name, newCount } = saved;
  const open = async () => {
    await navigate({ search: addressOf(wishOfSaved(saved)).toString() });
    if (newCount) await seeing.act({ id });
  };
  const forget = async () => {
    setGone((await forgetting.act({ id })) !== null);
    reload();
  };
  return (
    <span>
      <Button onClick={() => void open()}>
        {name}
        {Boolean(newCount) && (
          <StatusTag tone="active">
            <Plural value={newCount ?? 0} one="# new" other="# new" />
          </StatusTag>
        )}
      </Button>
      <Button type="text" size="small" aria-label={t`Forget ${name}`} onClick={() => void forget()}>
        ×
      </Button>
    </span>
  );
}

function wishOfSaved({ query, kinds, filter }: Saved): Wish {
  const { fields, statuses, regions, budgetMin } = filter;
  return {
    words: query,
    kind: kinds[0] ?? null,
    fields: fields ?? [],
    statuses: statuses ?? [],
    region: regions?.[0] ?? null,
    budget: budgets.find((each) => budgetMin && each.startsWith(`${budgetMin}-`)) ?? null,
    sort: '',
  };
}
