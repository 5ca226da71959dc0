import { type Page } from 'playwright-core';

/** Addresses of records of one kind look alike but for these. */
const names = /^([a-z0-9]{24}|.*\d.*|open-now)$/;

/** What a page's kind is called: its address, with a word for whatever names a record. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://site');
  const parts = pathname.split('/').filter(Boolean);
  const kind = parts.map((part) => (names.test(part) ? 'one' : part)).join('-') || 'home';
  const views = ['view', 'part'].flatMap((name) => searchParams.get(name) ?? []);
  return [kind, ...views].join('-');
}

/**
 * Goes to every kind of page below an address that links lead to, once each: to the `first` ones, to what menus name, then to what stands
 * on those pages. `see` is told of each when it is shown. Returns how many there were.
 */
export async function walk(
  page: Page,
  from: string,
  first: readonly string[],
  go: (address: string) => Promise<unknown>,
  see: (kind: string) => Promise<void>,
): Promise<number> {
  const waiting = [from, ...first];
  const known = new Set(waiting.map(kindOf));
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    await go(address);
    await see(kindOf(address));
    for (const link of await linksOf(page, from)) {
      if (known.has(kindOf(link))) continue;
      known.add(kindOf(link));
      waiting.push(link);
    }
  }
  return known.size;
}

/** Where links of the page lead, as far as it is below an address of the same site, without the files that are offered there. */
async function linksOf(page: Page, below: string): Promise<string[]> {
  const { origin, href } = new URL(page.url());
  const given = await page
    .locator('a[href]')
    .evaluateAll((links) =>
      links.map((link) => (link as unknown as { getAttribute(name: string): string }).getAttribute('href')),
    );
  const all = given.map((address) => new URL(address, href).href);
  return all
    .filter(
      (address) => address.startsWith(`${origin}${below}`) && !/\/files\/|\.(json|csv|atom)/.test(address),
    )
    .map((address) => address.slice(origin.length).replace(/#.*/, ''));
}
