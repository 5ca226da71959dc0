import { type Language } from '@duijie/shared';
import { type ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, useContext } from 'react';
import { Answer } from '../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../ui/language.js';
import { type Role, ViewerDocument, type ViewerQuery } from './viewer.generated.js';

export type Viewer = NonNullable<ViewerQuery['me']>;
export type { Role };

const ViewerContext = createContext<Viewer | null>(null);

interface Props {
  readonly children: ReactNode;
  /** In place of the children while nobody is signed in. */
  readonly signedOut: ReactNode;
}

const questionIn = (language: Language) => ({ variables: { lang: apiLanguage(language) } });

/** Asks who is signed in while the page is still coming, which then finds the answer, or asks again where there was none. */
export function expectViewer(client: ApolloClient, language: Language): void {
  client.query({ query: ViewerDocument, ...questionIn(language) }).catch(() => undefined);
}

/** Asks once who is signed in, for everything below. */
export function ViewerProvider({ children, signedOut }: Props) {
  const query = useQuery(ViewerDocument, { ...questionIn(useLanguage()), fetchPolicy: 'cache-first' });
  return (
    <Answer of={query}>
      {({ me }) => (me ? <ViewerContext value={me}>{children}</ViewerContext> : signedOut)}
    </Answer>
  );
}

/** Whoever is signed in. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer() belongs below a ViewerProvider');
  return viewer;
}
