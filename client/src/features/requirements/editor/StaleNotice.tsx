import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { useFieldNames } from '../field-names.js';
import { type NeedField, type NeedForm } from './form.js';
import { type Draft, type Theirs } from './useDraft.js';

/** Somebody else saved meanwhile: what they wrote where it differs, and whose text is to stand. */
export function StaleNotice({ draft, theirs }: { readonly draft: Draft; readonly theirs: Theirs }) {
  const { t } = useLingui();
  const names = useFieldNames();
  const box = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<readonly NeedField[]>([]);
  const show = useShown();
  useEffect(() => box.current?.focus(), [theirs]);
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Alert
        type="warning"
        showIcon
        title={t`Somebody changed this need meanwhile. Your text is still here.`}
        description={
          <>
            <p>
              <Trans>These fields say something else there. Choose what is to stand, field by field:</Trans>
            </p>
            {theirs.fields.map((field) => (
              <label key={field} className="their-text">
                <input
                  type="checkbox"
                  checked={taken.includes(field)}
                  onChange={({ target }) =>
                    setTaken(target.checked ? [...taken, field] : taken.filter((each) => each !== field))
                  }
                />{' '}
                <strong>{t`Take theirs: ${names(field) ?? field}`}</strong>
                <div className="their-text quiet">{show(theirs.form[field])}</div>
              </label>
            ))}
            <p>
              <Button type="primary" onClick={() => draft.adopt(taken)}>
                {taken.length === 0 ? t`Keep my text` : t`Go on with this`}
              </Button>
            </p>
          </>
        }
      />
    </div>
  );
}

/** A field's value in a few words. */
function useShown(): (value: NeedForm[NeedField]) => string {
  const { t } = useLingui();
  const language = useLanguage();
  const shown = (value: unknown): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
    if (Array.isArray(value)) return value.map(shown).join(language === 'en' ? ', ' : '、') || '–';
    if (typeof value === 'number' || typeof value === 'string') return `${value}`;
    if (typeof value !== 'object') return '–';
    if ('name' in value && 'comparator' in value) return shown(value.name);
    if ('text' in value) return shown(value.text);
    return Object.values(value).map(shown).join(' ');
  };
  return shown;
}
