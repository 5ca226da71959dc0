import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Form, Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { asInput, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { EditDictionaryDocument } from './challenge.generated.js';
import { type Challenge, type DictionaryName, dictionaryNames } from './names.js';

interface EntryForm {
  readonly code: string;
  readonly name: LocalizedTextInput;
  readonly retired?: boolean;
}

/** One list that needs choose from; an entry is retired, never removed, since records name it. */
export function DictionaryPanel({ challenge, name }: { challenge: Challenge; name: DictionaryName }) {
  const { i18n } = useLingui();
  const entries = challenge[name];
  return (
    <Panel
      title={i18n._(dictionaryNames[name])}
      actions={challenge.viewerActions.includes('EDIT') && <Edit challenge={challenge} name={name} />}
    >
      {entries.length === 0 && (
        <p className="quiet">
          <Trans>Nothing to choose from yet.</Trans>
        </p>
      )}
      <ul className="plain">
        {entries.map(({ code, name: entry, retired }) => (
          <li key={code}>
            {entry.text}{' '}
            {retired && (
              <StatusTag tone="quiet">
                <Trans>retired</Trans>
              </StatusTag>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Edit({ challenge, name }: { challenge: Challenge; name: DictionaryName }) {
  const { t, i18n } = useLingui();
  const lang = apiLanguage(useLanguage());
  const title = i18n._(dictionaryNames[name]);
  const entries: EntryForm[] = challenge[name].map((entry) => ({ ...entry, name: asInput(entry.name)! }));
  return (
    <ActButton
      of={EditDictionaryDocument}
      label={t`Change: ${title}`}
      version={challenge.version}
      initialValues={{ entries }}
      labelOf={() => title}
      variables={(act, { entries: given = [] }: { entries?: readonly EntryForm[] }) => ({
        id: challenge.id,
        act,
        lang,
        dictionary: { name, entries: given.map((each) => ({ ...each, retired: each.retired ?? false })) },
      })}
    >
      <EntryFields name={name} known={new Set(entries.map(({ code }) => code))} />
    </ActButton>
  );
}

function EntryFields({ name: dictionary, known }: { name: DictionaryName; known: ReadonlySet<string> }) {
  const { t } = useLingui();
  return (
    <Form.List name="entries">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => {
            const path = `dictionaries.${dictionary}.${name}`;
            const isNew = name >= known.size;
            return (
              <fieldset key={key} className="stage">
                <legend>{t`Entry ${name + 1}`}</legend>
                <FieldItem name={[name, 'name']} path={`${path}.name`} label={t`Name`} needed>
                  <LocalizedField maxLength={120} />
                </FieldItem>
                {isNew ? (
                  <FieldItem
                    name={[name, 'code']}
                    path={`${path}.code`}
                    label={t`Code, e.g. new-energy; it stays for good`}
                    needed
                  >
                    <Input maxLength={60} />
                  </FieldItem>
                ) : (
                  <>
                    <Form.Item name={[name, 'code']} hidden>
                      <Input />
                    </Form.Item>
                    <FieldItem name={[name, 'retired']} valuePropName="checked">
                      <Checkbox>
                        <Trans>Retired: cannot be chosen any more</Trans>
                      </Checkbox>
                    </FieldItem>
                  </>
                )}
                {isNew && (
                  <Button size="small" onClick={() => remove(name)}>
                    <Trans>Remove</Trans>
                  </Button>
                )}
              </fieldset>
            );
          })}
          <Button onClick={() => add({ code: '', name: null })}>
            <Trans>Add an entry</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}
