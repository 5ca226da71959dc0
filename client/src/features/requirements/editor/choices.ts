import { useQuery } from '@apollo/client/react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { NeedChoicesDocument } from './draft.generated.js';
import { type Choices } from './NeedFields.js';

/** Fields and ways of cooperation of a challenge; null until it is known. */
export function useChoices(slug: string | null | undefined): Choices | null {
  const { data } = useQuery(NeedChoicesDocument, {
    variables: { slug: slug ?? '', lang: apiLanguage(useLanguage()) },
    skip: !slug,
  });
  return data?.challenge ?? null;
}
