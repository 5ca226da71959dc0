import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type OrganizationKind } from '../names.js';
import { type OrganizationPartsFragment, type OrganizationWordsFragment } from '../organization.generated.js';

/** An organization as its form holds it. */
export interface OrganizationForm {
  readonly name: LocalizedTextInput;
  readonly kind: OrganizationKind;
  readonly region: string;
  readonly creditCode?: string;
  /** One in a line. */
  readonly aliases?: string;
  readonly address?: LocalizedTextInput | null;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}

function asInput(words: OrganizationWordsFragment | null): LocalizedTextInput | null {
  if (!words) return null;
  return {
    lang: words.lang,
    text: words.text,
    translations: words.translations.map(({ lang, text }) => ({ lang, text })),
  };
}

/** What the server knows of an organization, as its form. */
export function formOf(organization: OrganizationPartsFragment): OrganizationForm {
  const { name, kind, region, creditCode, aliases, address, contact } = organization;
  return {
    ...{ kind, region },
    name: asInput(name)!,
    creditCode: creditCode ?? '',
    aliases: (aliases ?? []).join('\n'),
    address: asInput(address),
    contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', email: contact?.email ?? '' },
  };
}

/** The form as the API takes it. */
export function inputOf({ name, kind, region, creditCode, aliases, address, contact }: OrganizationForm) {
  const some = (text: string | undefined) => text?.trim() || null;
  const hasContact = some(contact?.name) ?? some(contact?.phone) ?? some(contact?.email);
  return {
    ...{ name, kind, region, address: address ?? null, creditCode: some(creditCode) },
    aliases: (aliases ?? '')
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    contact: hasContact
      ? { name: contact?.name?.trim() ?? '', phone: some(contact?.phone), email: some(contact?.email) }
      : null,
  };
}
