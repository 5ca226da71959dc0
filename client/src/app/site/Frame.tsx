import { type Language } from '@duijie/shared';
import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../ui/language.js';
import { type SiteView } from '../../ui/site/page.js';

/** The same address in another language. */
export function addressIn(language: Language, address: string): string {
  const url = new URL(address, 'http://site');
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}

interface Props {
  readonly place: SiteView['place'];
  readonly address: string;
}

/** Name, menu, the other language, and the way to the desks. */
export function Header({ place, address }: Props) {
  const { t } = useLingui();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const entries = [
    { key: 'needs', href: '/', label: t`Needs` },
    { key: 'challenges', href: '/challenges', label: t`Challenges` },
    { key: 'open', href: '/open', label: t`Open data` },
  ];
  return (
    <header className="site-head">
      <div className="wide">
        <a className="brand" href="/">
          {t`Duijie`}
        </a>
        <nav aria-label={t`Menu`}>
          {entries.map(({ key, href, label }) => (
            <a key={key} href={href} aria-current={key === place ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <div className="tools">
          <a
            href={addressIn(other, address)}
            lang={other}
            hrefLang={other}
            data-language={other}
            rel="nofollow"
          >
            {other === 'en' ? 'English' : '中文'}
          </a>
          <a className="button" href="/desk">{t`My desk`}</a>
        </div>
      </div>
    </header>
  );
}

/** What this is, and where it goes on. */
export function Footer() {
  const { t } = useLingui();
  return (
    <footer className="site-foot">
      <div className="wide">
        <p>
          <Trans>
            Duijie (对接, “docking”) brings technology needs of enterprises and solutions of university teams
            together, until the contract is fulfilled.
          </Trans>
        </p>
        <nav aria-label={t`More`}>
          <a href="/open">{t`Open data`}</a>
          <a href="/graphiql/">GraphiQL</a>
          <a href="/schema.graphql">{t`Schema`}</a>
        </nav>
      </div>
    </footer>
  );
}
