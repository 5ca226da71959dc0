import {
  type Cast,
  ContentError,
  type Enterprise,
  readCast,
  readEnterprises,
  readSeasonNeeds,
  type SeasonNeed,
} from '../content/index.js';
import { seededDice } from '../plan/index.js';

/** The seven fields, as they were published. */
export const fields = [
  { code: 'electronic-information', name: { zh: '电子信息', en: 'Electronic information' } },
  { code: 'equipment-manufacturing', name: { zh: '装备制造', en: 'Equipment manufacturing' } },
  {
    code: 'energy-environment',
    name: { zh: '节能环保', en: 'Energy conservation and environmental protection' },
  },
  { code: 'modern-agriculture', name: { zh: '现代农业', en: 'Modern agriculture' } },
  { code: 'biomedicine', name: { zh: '生物医药', en: 'Biomedicine' } },
  { code: 'petrochemical', name: { zh: '石油化工', en: 'Petrochemical industry' } },
  { code: 'other', name: { zh: '其他', en: 'Other' } },
] as const;

/** Everything that is written down about the season. */
export interface SeasonContent {
  readonly cast: Cast;
  readonly enterprises: readonly Enterprise[];
  readonly needs: readonly SeasonNeed[];
}

/** What is left to chance in the season; with this seed need 42 is one that is released. */
export const seasonDice = seededDice('gansu-7 of 2022');

/** Reads all content of the season. Throws ContentError where it doesn't fit together. */
export function readSeason(): SeasonContent {
  const cast = readCast('gansu-7/people.yaml');
  const enterprises = fields.flatMap(({ code }) => readEnterprises(`gansu-7/enterprises/${code}.yaml`));
  const needs = fields.flatMap(({ code }) => readSeasonNeeds(`gansu-7/needs/${code}.yaml`, code));
  const stray = needs.find(({ enterprise }) => !enterprises.some(({ key }) => key === enterprise));
  if (stray) throw new ContentError(`needs of gansu-7: ${stray.key}`, `no enterprise "${stray.enterprise}"`);
  return { cast, enterprises, needs };
}
