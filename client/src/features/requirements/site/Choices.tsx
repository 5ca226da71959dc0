import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../../ui/language.js';
import { regionName } from '../../../ui/region.js';
import { Choice } from './Facets.js';
import { budgets, deadlineKeys, sorts } from './hall-address.js';
import { type HallData } from './hall-data.js';
import { budgetName, deadlineNames, sortNames } from './hall-names.js';

/** What one chooses of short lists. They belong to the search form, which the button sends where no script does. */
export function Choices({ data }: { readonly data: HallData }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { wish, counts, prefectures, challengeNames } = data;
  const places = prefectures.filter(
    (code) => !counts || counts.get('region')?.get(code) || code === wish.region,
  );
  return (
    <section className="facet choices">
      <Choice
        name="region"
        label={t`Place`}
        value={wish.region}
        any={t`Anywhere`}
        options={places.map((code) => [code, regionName(code, language)])}
        counts={counts?.get('region')}
      />
      <Choice
        name="budget"
        label={t`Budget`}
        value={wish.budget}
        any={t`Any budget`}
        options={budgets.map((each) => [each, budgetName(each, language, i18n)])}
        counts={counts?.get('budget')}
      />
      <Choice
        name="deadline"
        label={t`Deadline`}
        value={wish.deadline}
        any={t`Any deadline`}
        options={deadlineKeys.map((each) => [each, i18n._(deadlineNames[each])])}
        counts={counts?.get('deadline')}
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
        value={wish.sort}
        any={wish.words ? t`Best match first` : t`Newest first`}
        options={sorts
          .filter((each) => each !== '')
          .filter((each) => wish.words || each !== 'DATE_DESC')
          .map((each) => [each, i18n._(sortNames[each])])}
      />
      {wish.fields.map((field) => (
        <input key={field} type="hidden" form="search" name="field" value={field} />
      ))}
      {wish.status.map((state) => (
        <input key={state} type="hidden" form="search" name="status" value={state} />
      ))}
      <button type="submit" form="search" className="no-script">{t`Apply`}</button>
    </section>
  );
}
