import { Button } from 'antd';
import { useLanguage } from '../../ui/language.js';
import { switchLanguage } from './language.js';

/** Names the other language in itself. */
export function LanguageSwitch() {
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} onClick={() => switchLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
