import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { SuggestionsDocument } from './pages/search.generated.js';
import { type Kind } from './wish.js';

interface Props {
  readonly words: string;
  readonly kind: Kind | null;
  /** Told while one types, after a pause; never in the middle of what an input method composes. */
  readonly onChange: (words: string) => void;
}

const pauseMs = 150;

/** The words to search for, with what they may become. */
export function SearchBox({ words, kind, onChange }: Props) {
  const { t } = useLingui();
  const list = useId();
  const [typed, setTyped] = useState(words);
  const [composes, setComposes] = useState(false);
  const suggestions = useSuggestions(composes ? '' : typed, kind);
  const last = useRef(words);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    // Another address, such as a saved search, brings other words.
    if (words !== last.current) setTyped(words);
    last.current = words;
  }, [words]);
  useEffect(() => {
    if (composes || typed === last.current) return;
    const timer = setTimeout(() => {
      last.current = typed;
      tell.current(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, composes]);
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <Input
        type="search"
        size="large"
        allowClear
        list={list}
        autoComplete="off"
        aria-label={t`Words to search for`}
        placeholder={t`Title, material, process, code …`}
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onCompositionStart={() => setComposes(true)}
        onCompositionEnd={() => setComposes(false)}
      />
      <datalist id={list}>
        {suggestions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </form>
  );
}

/** Titles, names and keywords that begin as what is typed; none while search does not answer. */
function useSuggestions(prefix: string, kind: Kind | null): readonly string[] {
  const client = useApolloClient();
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    const show = (texts: readonly string[]) => isWanted && setFound(texts);
    const ask = async () => {
      if (prefix.trim() === '') return show([]);
      const variables = { prefix, kinds: kind ? [kind] : null };
      const { data } = await client.query({
        ...{ query: SuggestionsDocument, variables },
        ...{ fetchPolicy: 'network-only', errorPolicy: 'ignore' },
      });
      return show([...new Set((data?.suggest ?? []).map(({ text }) => text))]);
    };
    const timer = setTimeout(() => void ask().catch(() => show([])), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, prefix, kind]);
  return found;
}
