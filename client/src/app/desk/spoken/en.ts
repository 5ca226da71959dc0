export { default as antdLocale } from 'antd/es/locale/en_US.js';
export { messages } from '../../locales/en.po';
