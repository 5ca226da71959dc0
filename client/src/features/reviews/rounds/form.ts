import { asInput, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { pointsOf, tenthsOf } from '../points.js';
import { type RoundTerms } from './round-names.js';
import { type CreateRoundInput } from './rounds.generated.js';

interface AnchorForm {
  readonly score: string;
  readonly text: LocalizedTextInput | null;
}

interface CriterionForm {
  readonly code?: string;
  readonly name: LocalizedTextInput | null;
  readonly maxScore: string;
  readonly weight: string;
  readonly anchors?: readonly AnchorForm[];
}

/** The terms of a round as people write them: points, not tenths of them. */
export interface RoundForm {
  readonly name: LocalizedTextInput | null;
  readonly kind: RoundTerms['kind'];
  readonly blind: boolean;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly formula: RoundTerms['formula'];
  readonly tieRule: RoundTerms['tieRule'];
  readonly tieCriterion?: string | null;
  readonly minimumReviews: string;
  readonly rubric?: readonly CriterionForm[];
  readonly recommendations?: readonly {
    readonly code?: string;
    readonly name: LocalizedTextInput | null;
    readonly retired?: boolean;
  }[];
  readonly thresholds?: readonly { readonly outcome: string | null; readonly atLeast: string }[];
}

/** The terms of a round to be changed. */
export function formOf(round: RoundTerms): RoundForm {
  const { kind, blind, from, until, formula, tieRule, tieCriterion } = round;
  return {
    name: asInput(round.name),
    ...{ kind, blind, from, until, formula, tieRule, tieCriterion },
    minimumReviews: String(round.minimumReviews),
    rubric: round.rubric.map(({ code, name, maxScore, weight, anchors }) => ({
      code,
      name: asInput(name),
      maxScore: pointsOf(maxScore),
      weight: String(weight),
      anchors: anchors.map(({ score, text }) => ({ score: pointsOf(score), text: asInput(text) })),
    })),
    recommendations: round.recommendations.map(({ code, name, retired }) => ({
      code,
      name: asInput(name),
      retired,
    })),
    thresholds: round.thresholds.map(({ outcome, atLeast }) => ({ outcome, atLeast: pointsOf(atLeast) })),
  };
}

type Terms = Omit<CreateRoundInput, 'challengeId'>;

/** The form as the API takes it; criteria and recommendations that are new get codes of their own. */
export function termsOf(form: RoundForm): Terms {
  const nothing: LocalizedTextInput = { lang: 'ZH_CN', text: '' };
  const rubric = withCodes(form.rubric ?? [], 'c');
  const recommendations = withCodes(form.recommendations ?? [], 'r');
  return {
    name: form.name ?? nothing,
    kind: form.kind,
    blind: form.blind,
    from: form.from ?? null,
    until: form.until ?? null,
    formula: form.formula,
    tieRule: form.tieRule,
    tieCriterion: form.tieRule === 'HIGHER_CRITERION' ? (form.tieCriterion ?? null) : null,
    minimumReviews: wholeOf(form.minimumReviews),
    rubric: rubric.map(({ code, name, maxScore, weight, anchors = [] }) => ({
      code,
      name: name ?? nothing,
      maxScore: tenthsOf(maxScore) ?? 0,
      weight: wholeOf(weight),
      anchors: anchors.map(({ score, text }) => ({ score: tenthsOf(score) ?? -1, text: text ?? nothing })),
    })),
    recommendations: recommendations.map(({ code, name, retired = false }) => ({
      code,
      name: name ?? nothing,
      retired,
    })),
    thresholds: (form.thresholds ?? []).map(({ outcome, atLeast }) => ({
      outcome: outcome ?? '',
      atLeast: tenthsOf(atLeast) ?? -1,
    })),
  };
}

/** A whole number; 0, which nothing here accepts, for anything else. */
function wholeOf(typed: string): number {
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
}

function withCodes<Each extends { readonly code?: string }>(list: readonly Each[], prefix: string) {
  const taken = new Set(list.map(({ code }) => code));
  let next = 1;
  return list.map((each) => {
    if (each.code) return { ...each, code: each.code };
    while (taken.has(`${prefix}${next}`)) next += 1;
    const code = `${prefix}${next}`;
    taken.add(code);
    return { ...each, code };
  });
}
