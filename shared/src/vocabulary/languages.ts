/** Languages the marketplace speaks; content may be written in any of them. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
