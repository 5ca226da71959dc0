import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { App, ConfigProvider } from 'antd';
import { type Locale } from 'antd/es/locale';
import { type ReactNode } from 'react';
import { client } from './apollo.js';
import { theme, wave } from './theme.js';

/** Style elements carry the nonce that the server gave this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** Dialogs stand in here: in the body they would stop its scrolling by a style that the page's policy refuses. */
const root = () => document.getElementById('root')!;

/** What every page of the desks stands in: texts, looks, the API. */
export function Providers({ antdLocale, children }: { antdLocale: Locale; children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <ConfigProvider
        theme={theme}
        wave={wave}
        locale={antdLocale}
        button={{ autoInsertSpace: false }}
        getPopupContainer={root}
        {...(nonce && { csp: { nonce } })}
      >
        <App>
          <ApolloProvider client={client}>{children}</ApolloProvider>
        </App>
      </ConfigProvider>
    </I18nProvider>
  );
}
