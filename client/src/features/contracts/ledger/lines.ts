import { useLingui } from '@lingui/react/macro';
import { formatDay } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { regionName } from '../../../ui/region.js';
import { contractKinds, contractStatus, partyRoles, registrationTypes } from '../names.js';
import { type LedgerRowFragment } from './ledger.generated.js';

/** What a line of the exported ledger says, in the page's language. */
export interface LedgerWords {
  readonly titles: readonly string[];
  readonly line: (contract: LedgerRowFragment) => readonly string[];
}

/** Yuan with two decimals, as spreadsheets add them up; nothing for an undetermined amount. */
function yuan(fen: string | null): string {
  if (fen === null) return '';
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function useLedgerWords(): LedgerWords {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const day = (at: string | null | undefined) => (at ? formatDay(at, language) : '');
  return {
    titles: [
      ...[
        t`Code`,
        t({ context: 'contract', message: 'Name' }),
        t`Kind`,
        t`State`,
        t`Need`,
        t`Region`,
        t`Parties`,
      ],
      ...[t`Signed`, t`Until`, t`Total (CNY)`, t`Paid (CNY)`, t`Outstanding (CNY)`],
      ...[t`Registered as`, t`Technology value (CNY)`],
    ],
    line: (each) => {
      const { requirement, parties, terms, registration, outstanding } = each;
      const named = parties.map(({ role, name }) => `${name?.text ?? ''} (${i18n._(partyRoles[role])})`);
      return [
        ...[each.code, each.name.text, i18n._(contractKinds[each.kind])],
        ...[i18n._(contractStatus[each.status].label), requirement?.code ?? ''],
        ...[requirement ? regionName(requirement.region, language) : '', named.join('; ')],
        ...[day(each.signedAt), day(terms.until), yuan(terms.total), yuan(each.paid), yuan(outstanding)],
        registration ? i18n._(registrationTypes[registration.type]) : '',
        yuan(registration?.technologyValue ?? null),
      ];
    },
  };
}

/** The ledger as lines of cells, titles first. */
export function linesOf(contracts: readonly LedgerRowFragment[], { titles, line }: LedgerWords) {
  return [titles, ...contracts.map(line)];
}
