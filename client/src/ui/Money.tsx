import { Trans } from '@lingui/react/macro';
import { formatExactMoney, formatMoney } from './format.js';
import { useLanguage } from './language.js';

/** An amount of fen, the exact one on hover; an absent one is to be negotiated (面议). */
export function Money({ fen }: { readonly fen: string | null | undefined }) {
  const language = useLanguage();
  if (fen === null || fen === undefined) return <Trans>Negotiable</Trans>;
  return (
    <data value={fen} title={formatExactMoney(fen, language)}>
      {formatMoney(fen, language)}
    </data>
  );
}
