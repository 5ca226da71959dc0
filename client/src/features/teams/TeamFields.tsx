import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../ui/fields/localized.js';
import { useLanguage } from '../../ui/language.js';
import { type Keywords, KeywordsField } from './KeywordsField.js';
import { placeChoices } from './places.js';

/** What a team says of itself. */
export interface TeamProfile {
  readonly name: LocalizedTextInput;
  readonly expertise?: LocalizedTextInput | null;
  readonly keywords?: Keywords;
  readonly region?: string | null;
}

/** What people call the fields of a team. */
export function useTeamLabels(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    name: t`Name of the team`,
    expertise: t`Expertise`,
    keywords: t`Keywords`,
    region: t`Place`,
    organizationId: t`Institution`,
  };
}

/** The fields of a team; where it is, only for one without an institution. */
export function TeamFields({ withPlace }: { readonly withPlace: boolean }) {
  const { t } = useLingui();
  const labels = useTeamLabels();
  const language = useLanguage();
  const places = useMemo(() => placeChoices(language), [language]);
  return (
    <>
      <FieldItem name="name" label={labels.name} needed>
        <LocalizedField maxLength={120} />
      </FieldItem>
      {withPlace && (
        <FieldItem name="region" label={labels.region} needed>
          <ChoiceField choices={places} />
        </FieldItem>
      )}
      <FieldItem
        name="expertise"
        label={labels.expertise}
        extra={t`What the team can do, in a few sentences.`}
      >
        <LocalizedField rows={3} maxLength={2000} />
      </FieldItem>
      <FieldItem
        name="keywords"
        label={labels.keywords}
        extra={t`Needs are recommended by these words: materials, processes, methods.`}
      >
        <KeywordsField />
      </FieldItem>
    </>
  );
}
