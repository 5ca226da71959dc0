import { type LocalizedTextInput, storedText } from '../../kernel/graphql/index.js';
import { type LocalizedText } from '../../kernel/index.js';
import { type ResponseForm, type SolutionForm } from '../service/form.js';
import { type IndicatorAnswerInput, type SolutionInput } from '../types.js';

/** The form as the service takes it: absent fields stay absent, and null empties lists. A title cannot be cleared. */
export function formOf(input: SolutionInput): SolutionForm {
  const { title, abstract, route, schedule, responses, members, intellectualProperty } = input;
  const { trl, price, months } = input;
  return {
    ...(title && { title: storedText(title) }),
    ...(abstract !== undefined && { abstract: optional(abstract) }),
    ...(route !== undefined && { route: optional(route) }),
    ...(schedule !== undefined && { schedule: optional(schedule) }),
    ...(responses !== undefined && { responses: (responses ?? []).map(responseOf) }),
    ...(members !== undefined && { members: (members ?? []).map(storedText) }),
    ...(intellectualProperty !== undefined && {
      intellectualProperty: (intellectualProperty ?? []).map(storedText),
    }),
    ...(trl !== undefined && { trl }),
    ...(price !== undefined && { price }),
    ...(months !== undefined && { months }),
  };
}

function responseOf({ key, value, text, evidence }: IndicatorAnswerInput): ResponseForm {
  return { key, value: value ?? null, text: optional(text), evidence: optional(evidence) };
}

function optional(text: LocalizedTextInput | null | undefined): LocalizedText | null {
  return text ? storedText(text) : null;
}
