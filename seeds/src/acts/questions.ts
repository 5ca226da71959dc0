import { termsOf } from '@duijie/server';
import { type Bilingual, type SolutionEntry } from '../content/index.js';
import { localized } from './texts.js';
import { type Telling } from './telling.js';

export function ask(
  telling: Telling,
  { key, need, team }: SolutionEntry,
  text: Bilingual,
  at: Date,
): Promise<void> {
  return telling.scene(`ask ${key}`, at, async (troupe) => {
    const question = {
      requirementId: telling.requirement(need),
      teamId: troupe.cast.team(team.key),
      text: localized(text),
    };
    const { questions } = troupe.services.requirements;
    telling.questions.set(key, (await questions.ask(await troupe.as(team.key), question))._id);
  });
}

/** The enterprise answers; without an answer the office leaves the question aside. */
export function answer(
  telling: Telling,
  { key, need }: SolutionEntry,
  text: Bilingual | null,
  at: Date,
): Promise<void> {
  return telling.scene(`answer ${key}`, at, async (troupe) => {
    const { questions } = troupe.services.requirements;
    const id = telling.questions.id(key);
    if (text) return questions.answer(await troupe.as(need.enterprise), id, 'answer', localized(text));
    const office = await troupe.as(telling.office.requirements);
    return questions.dismiss(office, id, { reason: '与已公开的需求说明重复，请查阅背景材料。' });
  });
}

/** A leader accepts the terms of confidentiality in Chinese, to learn whom to call. */
export function acceptConfidentiality(
  telling: Telling,
  { key, need, team }: SolutionEntry,
  at: Date,
): Promise<void> {
  return telling.scene(`accept confidentiality ${key}`, at, async (troupe) => {
    const { requirements } = troupe.services;
    const leader = await troupe.as(team.key);
    const id = telling.requirement(need);
    const { code } = (await requirements.find(leader, { id }))!;
    const { hash } = termsOf(code!, 'zh-CN');
    await requirements.confidentiality.accept(leader, id, troupe.cast.team(team.key), hash);
  });
}
