import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { placeName } from '../../../ui/region.js';
import { Panel } from '../../../ui/Panel.js';
import { type Need } from './need.js';

/** What is fixed about a requirement, at a glance. */
export function Terms({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { challenge, field, cooperationModes, organization, keywords, namePublic } = need;
  const join = (parts: readonly string[]) => parts.join(language === 'en' ? ', ' : '、');
  const modes = cooperationModes.map(
    (code) => challenge?.modes.find((mode) => mode.code === code)?.name.text ?? code,
  );
  const words = language === 'en' ? keywords.en : keywords.zh;
  const terms: readonly (readonly [title: string, value: ReactNode])[] = [
    [t`Budget`, <Money fen={need.budget} />],
    [t`Deadline`, need.deadline ? <Moment at={need.deadline} end /> : '–'],
    [t`Field`, challenge?.fields.find(({ code }) => code === field)?.name.text ?? '–'],
    [t`Place`, placeName(need.region, language)],
    [t`Ways of cooperation`, join(modes) || '–'],
    [t`Award slots`, need.awardSlots],
    [
      t`Enterprise`,
      organization ? (
        <>
          {organization.name.text}
          {!namePublic && (
            <div className="quiet">
              <Trans>Not named in public</Trans>
            </div>
          )}
        </>
      ) : (
        t`Not named in public`
      ),
    ],
    ...(words.length > 0 ? [[t`Keywords`, join(words)] as const] : []),
    ...(need.submittedAt ? [[t`Submitted`, <Moment at={need.submittedAt} day />] as const] : []),
    ...(need.releasedAt ? [[t`Released`, <Moment at={need.releasedAt} day />] as const] : []),
    ...(need.recommended ? [[t`County`, t`Recommended`] as const] : []),
  ];
  return (
    <Panel title={t`At a glance`}>
      <dl className="terms">
        {terms.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {need.releasedAt && need.code && (
        <p>
          <a href={`/requirements/${need.code}`}>
            <Trans>The public page</Trans>
          </a>
        </p>
      )}
    </Panel>
  );
}
