import { Trans, useLingui } from '@lingui/react/macro';
import { regions } from '@duijie/shared';
import { Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { regionName } from '../../../ui/region.js';
import { CreateChallengeDocument } from '../settings/challenge.generated.js';
import '../challenges.css';

interface Values {
  readonly name: LocalizedTextInput;
  readonly summary?: LocalizedTextInput | null;
  readonly slug: string;
  readonly codePrefix: string;
  readonly region: string;
  readonly year: string;
  readonly edition: string;
}

/** Plans a challenge (administrators); stages and dictionaries come afterwards. */
export default function NewChallengePage() {
  const { t } = useLingui();
  const language = useLanguage();
  const lang = apiLanguage(language);
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(CreateChallengeDocument);
  const labels: Record<string, string> = {
    name: t`Name`,
    summary: t`Summary`,
    slug: t`Address, e.g. gansu-8`,
    codePrefix: t`Codes begin with, e.g. GS2023`,
    region: t`Region`,
    year: t`Year`,
    edition: t`Edition`,
  };
  const provinces = regions.filter(({ code }) => code.endsWith('0000'));
  const create = async ({ year, edition, summary, ...given }: Values) => {
    const input = {
      ...given,
      programme: 'technology-challenge',
      year: Number(year),
      edition: Number(edition),
    };
    const done = await act({ lang, input: { ...input, ...(summary && { summary }) } });
    if (done) await navigate(`/desk/challenges/${done.slug}`);
  };
  const whole = [{ pattern: /^\d{1,4}$/, message: t`Write a whole number.` }];
  return (
    <Page title={t`Plan a challenge`}>
      <RefusalContext value={refusal}>
        <Panel>
          <Form<Values>
            layout="vertical"
            requiredMark={false}
            initialValues={{ region: '620000', year: String(new Date().getFullYear()), edition: '1' }}
            onFinish={(values) => void create(values)}
          >
            <RefusalAlert refusal={refusal} labelOf={(path) => labels[path]} />
            <FieldItem name="name" label={labels.name} needed>
              <LocalizedField maxLength={200} />
            </FieldItem>
            <FieldItem name="summary" label={labels.summary}>
              <LocalizedField rows={3} maxLength={2000} />
            </FieldItem>
            <FieldItem name="slug" label={labels.slug} needed>
              <Input maxLength={60} />
            </FieldItem>
            <FieldItem name="codePrefix" label={labels.codePrefix} needed>
              <Input maxLength={10} />
            </FieldItem>
            <FieldItem name="region" label={labels.region} needed>
              <ChoiceField
                choices={provinces.map(({ code }) => ({ value: code, label: regionName(code, language) }))}
              />
            </FieldItem>
            <FieldItem name="year" label={labels.year} rules={whole}>
              <Input inputMode="numeric" />
            </FieldItem>
            <FieldItem name="edition" label={labels.edition} rules={whole}>
              <Input inputMode="numeric" />
            </FieldItem>
            <Button type="primary" htmlType="submit" loading={isActing}>
              <Trans>Plan this challenge</Trans>
            </Button>
          </Form>
        </Panel>
      </RefusalContext>
    </Page>
  );
}
