import { type ThemeConfig } from 'antd';

/** Colours with enough contrast for small text, and the fonts that every system has. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorError: '#cf1322',
    colorTextDescription: '#5a6473',
    colorTextPlaceholder: '#6b7482',
    colorBgLayout: '#f4f6f9',
    borderRadius: 6,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Layout: { headerBg: '#ffffff', headerHeight: 56, headerPadding: '0 20px', siderBg: '#ffffff' },
    Descriptions: { labelColor: '#5a6473' },
    Menu: { itemBorderRadius: 6 },
  },
};
