import { type ThemeConfig } from 'antd';

/** Whoever asks their system for less motion sees none. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What runs from a button that was pressed. */
export const wave = { disabled: isStill };

/** Colours with enough contrast for small text, pointed at or not, and the fonts that every system has. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#003eb3',
    colorPrimaryActive: '#002c8c',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorLinkActive: '#002c8c',
    colorError: '#cf1322',
    colorTextDescription: '#5a6473',
    colorTextPlaceholder: '#6b7482',
    colorBgLayout: '#f4f6f9',
    borderRadius: 6,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motion: !isStill,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Layout: { headerBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px', siderBg: '#ffffff' },
    Menu: { itemBorderRadius: 6 },
  },
};
