import { type Language } from '@duijie/shared';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { type SiteView } from '../../ui/site/page.js';
import { assets } from './assets.js';
import { addressIn, Footer, Header } from './Frame.js';

interface Props {
  readonly view: SiteView;
  readonly address: string;
  readonly origin: string;
  readonly language: Language;
  readonly children: ReactNode;
}

/** A whole public page: what the window, search engines and people who share it see, and the frame around its body. */
export function Document({ view, address, origin, language, children }: Props) {
  const { t } = useLingui();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Heads view={view} address={address} origin={origin} language={language} />
        <link
          rel="alternate"
          type="application/atom+xml"
          href="/open/requirements.atom"
          title={t`Newest needs`}
        />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
        {view.structured && <Structured data={view.structured} />}
      </head>
      <body>
        <a className="skip" href="#contents">{t`Skip to the contents`}</a>
        <Header place={view.place} address={address} />
        <main id="contents" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}

function Heads({ view, address, origin, language }: Omit<Props, 'children'>) {
  const { t } = useLingui();
  const title = `${view.title} · ${t`Duijie`}`;
  return (
    <>
      <title>{title}</title>
      {view.description && <meta name="description" content={view.description.slice(0, 300)} />}
      {view.canonical ? (
        <>
          <link rel="canonical" href={origin + view.canonical} />
          <link rel="alternate" hrefLang="zh-CN" href={origin + addressIn('zh-CN', view.canonical)} />
          <link rel="alternate" hrefLang="en" href={origin + addressIn('en', view.canonical)} />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      <meta property="og:title" content={view.title} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={origin + address} />
      <meta property="og:locale" content={language === 'en' ? 'en_GB' : 'zh_CN'} />
    </>
  );
}

/** A data block, which no browser runs; nothing in it may end its element. */
function Structured({ data }: { readonly data: object }) {
  const __html = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html }} />;
}
