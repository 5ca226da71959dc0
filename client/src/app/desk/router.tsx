import { type Language } from '@duijie/shared';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { entrance } from '../../features/accounts/index.js';
import { type DeskPage, type DeskSection } from '../../ui/section.js';
import { Broken } from './Broken.js';
import { Desk } from './Desk.js';
import { Home } from './Home.js';
import { learn } from './language.js';
import { sections } from './sections.js';
import { Unknown } from './Unknown.js';

/** A page's chunk and the texts it shows are loaded together, when it is first opened. */
function routeOf({ texts }: DeskSection, { path, load }: DeskPage, language: Language): RouteObject {
  const lazy = async () => {
    const [{ default: Component }] = await Promise.all([load(), learn(texts, language)]);
    return { Component };
  };
  return { path, lazy, errorElement: <Broken /> };
}

/** All addresses below /desk; begins to load the present page at once. */
export function createRouter(language: Language) {
  const routesOf = (section: DeskSection) => section.pages.map((page) => routeOf(section, page, language));
  return createBrowserRouter([
    {
      path: '/desk',
      errorElement: <Broken />,
      hydrateFallbackElement: <></>,
      children: [
        {
          lazy: async () => ({ Component: (await import('./Entrance.js')).Entrance }),
          children: [
            { path: 'sign-in', lazy: async () => ({ Component: (await import('./SignIn.js')).SignIn }) },
            ...routesOf(entrance),
          ],
        },
        {
          element: <Desk />,
          children: [
            { index: true, element: <Home /> },
            ...sections.flatMap(routesOf),
            { path: '*', element: <Unknown /> },
          ],
        },
      ],
    },
  ]);
}
