export { requirementDesk } from './desk.js';
export { decimalText, unitText } from './indicator.js';
export { type Indicator, IndicatorTable, IndicatorTarget } from './IndicatorTable.js';
export { LocalizedWords } from './LocalizedWords.js';
export { requirementStatus } from './status-names.js';
export { type Words, wordsIn } from './words.js';
