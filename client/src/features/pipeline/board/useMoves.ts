import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { attempt } from '../../../ui/acting.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { type Batches } from '../batches/useBatches.js';
import { type Given, type Move, variablesOf } from './moves.js';
import { type Need } from './stages.js';

interface Begun {
  readonly move: Move;
  readonly needs: readonly Need[];
}

/** Takes needs onwards: asks what has to be asked once, and hands the rest to the batches. */
export function useMoves({ start }: Batches, onStarted: () => void) {
  const client = useApolloClient();
  const { i18n } = useLingui();
  const lang = apiLanguage(useLanguage());
  const [offered, setOffered] = useState<readonly Need[] | null>(null);
  const [asked, setAsked] = useState<Begun | null>(null);
  const send = ({ move, needs }: Begun, given: Given) => {
    const items = needs.map((need) => ({
      id: need.id,
      name: `${need.code ?? ''} ${need.title.text}`.trim(),
      send: async (isLeaving: boolean) => {
        const options = { keepalive: isLeaving };
        return (await attempt(client, move.document, variablesOf(need, given, lang), options)).refusal;
      },
    }));
    setAsked(null);
    start({ label: i18n._(move.going), items });
    onStarted();
  };
  const begin = (move: Move, needs: readonly Need[]) => {
    setOffered(null);
    if (move.needsReason || move.needsDeadline) setAsked({ move, needs });
    else send({ move, needs }, {});
  };
  const close = () => {
    setOffered(null);
    setAsked(null);
  };
  return { offered, asked, offer: setOffered, begin, send, close };
}
