import { dictionary } from './texts.js';

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

const cooperationModes = [
  { code: 'joint-development', name: { zh: '合作开发', en: 'Joint development' } },
  { code: 'commissioned-development', name: { zh: '委托开发', en: 'Commissioned development' } },
  { code: 'technology-transfer', name: { zh: '技术转让', en: 'Technology transfer' } },
  { code: 'licensing', name: { zh: '技术许可', en: 'Licensing' } },
  { code: 'consulting', name: { zh: '技术咨询', en: 'Consulting' } },
  { code: 'technical-service', name: { zh: '技术服务', en: 'Technical service' } },
] as const;

const awardKinds = [
  { code: 'winner', name: { zh: '优胜奖', en: 'Winner' } },
  { code: 'excellent', name: { zh: '优秀奖', en: 'Excellent' } },
  { code: 'encouragement', name: { zh: '鼓励奖', en: 'Encouragement' } },
  { code: 'docking', name: { zh: '对接奖', en: 'Docking' } },
] as const;

/** What a technology challenge chooses from. */
export const dictionaries = {
  fields: dictionary(fields),
  cooperationModes: dictionary(cooperationModes),
  awardKinds: dictionary(awardKinds),
};
