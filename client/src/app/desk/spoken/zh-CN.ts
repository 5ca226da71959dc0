import 'dayjs/locale/zh-cn.js';

export { default as antdLocale } from 'antd/es/locale/zh_CN.js';
export { messages } from '../../locales/zh-CN.po';
