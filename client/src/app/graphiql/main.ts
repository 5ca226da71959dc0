import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { exampleQuery } from './examples.js';
import './page.css';

/** Sends an operation with the headers typed into the editor; the browser adds the session's cookie. */
async function send(operation: object, headers: Record<string, string> = {}): Promise<object> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return (await response.json()) as object;
}

const page = createElement(GraphiQL, {
  fetcher: (operation, options) => send(operation, options?.headers),
  defaultQuery: exampleQuery,
  shouldPersistHeaders: false,
});
createRoot(document.getElementById('root')!).render(page);
