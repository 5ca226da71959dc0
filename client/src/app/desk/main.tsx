import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { expectViewer } from '../../features/accounts/index.js';
import { languageOf } from '../../ui/language.js';
import { client } from './apollo.js';
import { speak } from './language.js';
import { Providers } from './Providers.js';
import { createRouter } from './router.js';
import './desk.css';
import './contents.css';

// Not awaited by the module itself: the chunks that it asks for import this one, and would wait for it in turn.
async function start(): Promise<void> {
  // The server chose the language (cookie, else the browser's) and wrote it on the page.
  const language = languageOf(document.documentElement.lang);
  expectViewer(client, language);
  const spoken = speak(language);
  // The present page comes at the same time as the language.
  const router = createRouter(language);
  const antdLocale = await spoken;
  createRoot(document.getElementById('root')!).render(
    <Providers antdLocale={antdLocale}>
      <RouterProvider router={router} />
    </Providers>,
  );
}

void start();
