import { type Fen, type LocalizedText } from '../../kernel/index.js';
import { type SolutionContent } from '../model.js';

/** An answer to one indicator as it is filled in. */
export interface ResponseForm {
  key: string;
  value?: string | null;
  text?: LocalizedText | null;
  evidence?: LocalizedText | null;
}

/** A solution as it is filled in; absent fields stay as they are, null clears. Files come by an action of their own. */
export interface SolutionForm {
  title?: LocalizedText;
  abstract?: LocalizedText | null;
  route?: LocalizedText | null;
  responses?: readonly ResponseForm[];
  trl?: number | null;
  members?: LocalizedText[];
  intellectualProperty?: LocalizedText[];
  price?: Fen | null;
  months?: number | null;
  schedule?: LocalizedText | null;
}

/** What an empty form stands for. */
export const emptyContent: SolutionContent = {
  title: { lang: 'zh-CN', text: '', translations: [] },
  abstract: null,
  route: null,
  responses: [],
  trl: null,
  members: [],
  intellectualProperty: [],
  price: null,
  months: null,
  schedule: null,
  attachments: [],
};

/** The content with what the form changes. */
export function filledIn(before: SolutionContent, { responses, ...form }: SolutionForm): SolutionContent {
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...(Object.fromEntries(given) as Partial<SolutionContent>),
    ...(responses && { responses: responses.map(responseOf) }),
  };
}

function responseOf({ key, value, text, evidence }: ResponseForm) {
  return { key, value: value ?? null, text: text ?? null, evidence: evidence ?? null };
}
