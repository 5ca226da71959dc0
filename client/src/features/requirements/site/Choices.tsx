import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../../ui/language.js';
import { regionName } from '../../../ui/region.js';
import { Choice } from './Facets.js';
import { budgets, deadlines, sorts } from './hall-address.js';
import { type HallData } from './hall-data.js';
import { budgetNames, deadlineNames, sortNames } from './hall-names.js';

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** What one chooses of short lists. They belong to the search form, which the button sends where no script does. */
export function Choices({ data: { wish, prefectures, challengeNames } }: { readonly data: HallData }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  return (
    <section className="facet choices">
      <Choice
        name="region"
        label={t`Place`}
        value={wish.region}
        any={t`Anywhere`}
        options={prefectures.map((code) => [code, regionName(code, language)])}
      />
      <Choice
        name="budget"
        label={t`Budget`}
        value={wish.budget}
        any={t`Any budget`}
        options={keysOf(budgets).map((each) => [each, i18n._(budgetNames[each])])}
      />
      <Choice
        name="deadline"
        label={t`Deadline`}
        value={wish.deadline}
        any={t`Any deadline`}
        options={keysOf(deadlines).map((each) => [each, i18n._(deadlineNames[each])])}
      />
      <Choice
        name="challenge"
        label={t`Challenge`}
        value={wish.challenge}
        any={t`All challenges`}
        options={[...challengeNames]}
      />
      <Choice
        name="sort"
        label={t`Order`}
        value={wish.sort === sorts[0] ? '' : wish.sort}
        any={i18n._(sortNames[sorts[0]])}
        options={sorts.slice(1).map((each) => [each, i18n._(sortNames[each])])}
      />
      {wish.fields.map((field) => (
        <input key={field} type="hidden" form="search" name="field" value={field} />
      ))}
      {wish.status.map((state) => (
        <input key={state} type="hidden" form="search" name="status" value={state} />
      ))}
      <button type="submit" form="search" className="plain-button no-script">{t`Apply`}</button>
    </section>
  );
}
