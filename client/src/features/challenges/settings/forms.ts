import { asInput, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type EditChallengeInput, type StageInput } from './challenge.generated.js';
import { type Challenge } from './names.js';

interface StageForm {
  readonly code?: string;
  readonly name: LocalizedTextInput;
  readonly from: string;
  readonly until: string;
}

/** The settings that can be changed later, as a form holds them. */
export interface SettingsForm {
  readonly name: LocalizedTextInput;
  readonly summary?: LocalizedTextInput | null;
  readonly requirementDeadline?: string | null;
  readonly awardSlots: string;
  readonly stages?: readonly StageForm[];
}

export function settingsOf(challenge: Challenge): SettingsForm {
  const { name, summary, requirementDeadline, awardSlots, stages } = challenge;
  return {
    name: asInput(name)!,
    summary: asInput(summary),
    requirementDeadline,
    awardSlots: String(awardSlots),
    stages: stages.map((stage) => ({ ...stage, name: asInput(stage.name)! })),
  };
}

/** The settings as the API takes them; new stages get codes of their own. */
export function settingsInput(form: SettingsForm): EditChallengeInput {
  const taken = new Set((form.stages ?? []).map(({ code }) => code));
  const fresh = () => {
    let number = 1;
    while (taken.has(`s${number}`)) number += 1;
    taken.add(`s${number}`);
    return `s${number}`;
  };
  const stages: StageInput[] = (form.stages ?? []).map(({ code, name, from, until }) => ({
    code: code ?? fresh(),
    ...{ name, from, until },
  }));
  return {
    name: form.name,
    requirementDeadline: form.requirementDeadline ?? null,
    // 0 is refused: no number was written.
    awardSlots: /^\d{1,3}$/.test(form.awardSlots.trim()) ? Number(form.awardSlots) : 0,
    stages,
    summary: form.summary ?? null,
  };
}
