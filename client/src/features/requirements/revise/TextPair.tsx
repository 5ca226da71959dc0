import { useLingui } from '@lingui/react/macro';
import { Form } from 'antd';
import { Difference } from '../../../ui/Difference.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput, textIn } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Panel } from '../../../ui/Panel.js';
import { useProblemUnder } from '../problems.js';
import { asInput, type Words } from '../words.js';

interface Props {
  readonly name: string;
  readonly label: string;
  /** As the enterprise wrote it; null where it wrote nothing. */
  readonly original: Words | null;
}

/** One text: what the enterprise wrote, with what the public text takes out and puts in, beside its field. */
export function TextPair({ name, label, original }: Props) {
  const { t } = useLingui();
  const language = apiLanguage(useLanguage());
  const typed = Form.useWatch<LocalizedTextInput | null | undefined>(name);
  const written = asInput(original);
  const has = textIn(written, language) !== '' || textIn(typed, language) !== '';
  const shown = has ? language : (written?.lang ?? typed?.lang ?? language);
  return (
    <Panel title={label}>
      <div className="text-pair">
        <div>
          <h3>{t`As the enterprise wrote it, with the differences`}</h3>
          <div lang={shown === 'EN' ? 'en' : 'zh-CN'}>
            <Difference before={textIn(written, shown)} after={textIn(typed, shown)} />
          </div>
        </div>
        <FieldItem name={name} label={t`Public text`} problem={useProblemUnder()(name)}>
          <LocalizedField rows={name === 'title' ? 2 : 5} />
        </FieldItem>
      </div>
    </Panel>
  );
}
