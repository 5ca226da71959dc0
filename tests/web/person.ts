import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { type Somebody, type TestApp } from '../factories/index.js';
import { openPage, settled } from './browser.js';
import { type Words, wordsOf } from './words.js';

type Role = Parameters<Page['getByRole']>[0];
type Blanks = Parameters<Words>[1];

/** How somebody works: pointing and clicking, or by keys alone, which reach everything by Tab. */
export type Hand = 'mouse' | 'keyboard';

export interface Way {
  readonly hand: Hand;
  readonly locale: 'en' | 'zh-CN';
  readonly options?: BrowserContextOptions;
}

const mostTimes = 200;

/** Somebody before a page of the desks, who knows its texts by their English ones. */
export class Person {
  readonly text: Words;

  private constructor(
    readonly page: Page,
    readonly faults: string[],
    private readonly way: Way,
    /** Where this person looks: the page, or a dialog. */
    readonly sight: Page | Locator = page,
  ) {
    this.text = wordsOf(way.locale);
  }

  /** Signs in by the page, as anybody does. The browser's clock stands where the server's does. */
  static async signIn(
    browser: Browser,
    app: TestApp,
    { login, password }: Somebody,
    way: Way,
  ): Promise<Person> {
    const { page, faults } = await openPage(browser, app.url, { locale: way.locale, ...way.options });
    await page.clock.setFixedTime(app.clock.now());
    const person = new Person(page, faults, way);
    await page.goto('/desk');
    await person.write('E-mail, phone or user name', login);
    await person.write('Password', password);
    await person.press('Sign in');
    await person.sees('navigation', 'Desks');
    return person;
  }

  /** The same person, looking at one part of the page. */
  within(role: Role, name?: string | RegExp, blanks?: Blanks): Person {
    const part = this.sight
      .getByRole(role, name === undefined ? {} : { name: this.named(name, blanks) })
      .first();
    return new Person(this.page, this.faults, this.way, part);
  }

  /** Opens the dialog's part of the page. */
  dialog(): Person {
    return new Person(this.page, this.faults, this.way, this.page.getByRole('dialog'));
  }

  /** Activates a button. */
  async press(name: string | RegExp, blanks?: Blanks): Promise<void> {
    await this.activate(this.sight.getByRole('button', { name: this.named(name, blanks) }).first(), 'Enter');
  }

  /** Presses a button that opens a dialog, and the one in it which is called the same. */
  async pressAndConfirm(name: string, blanks?: Blanks): Promise<void> {
    await this.press(name, blanks);
    await this.confirm(name, blanks);
  }

  /** Presses the button of the dialog that does it, and sees the dialog go. */
  async confirm(name: string, blanks?: Blanks): Promise<void> {
    await this.dialog().press(name, blanks);
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** Follows a link. */
  async follow(name: string | RegExp, blanks?: Blanks): Promise<void> {
    await this.activate(this.sight.getByRole('link', { name: this.named(name, blanks) }).first(), 'Enter');
  }

  /** Goes to a page by the menu. */
  async goTo(page: string): Promise<void> {
    const menu = this.within('navigation', 'Desks');
    await menu.follow(page);
    // Only then the page that one came from is gone.
    const here = menu.sight.locator('[aria-current=page]', { hasText: this.exactly(page) });
    await here.first().waitFor();
  }

  /** Chooses a radio button or ticks a box. */
  async tick(role: 'checkbox' | 'radio', name: string | RegExp, blanks?: Blanks): Promise<void> {
    const box = this.sight.getByRole(role, { name: this.named(name, blanks) }).first();
    if (this.way.hand === 'mouse') return box.check();
    if (role === 'radio') return this.chooseByArrows(box);
    await this.reach(box);
    if (!(await box.isChecked())) await this.page.keyboard.press('Space');
  }

  /** Puts a text into a field, in place of what stood there. */
  async write(label: string, text: string, blanks?: Blanks): Promise<void> {
    await this.put(this.field(label, blanks), text);
  }

  /** Writes into the fields whose label has this text with anything in its blank, in their order. */
  async writeEach(label: string, texts: readonly string[]): Promise<void> {
    const pattern = new RegExp(this.text(label, { 0: '\0' }).source.replace('\0', '.+'));
    for (const [index, text] of texts.entries())
      await this.put(this.sight.getByLabel(pattern).nth(index), text);
  }

  /** Sets a field for date and time (`2040-06-01T12:00`). */
  async setMoment(label: string, moment: string): Promise<void> {
    const field = this.field(label);
    if (this.way.hand === 'mouse') return field.fill(moment);
    await this.reach(field);
    const [year, month, day, hour, minute] = moment.split(/\D/).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const two = (part: number) => String(part).padStart(2, '0');
    // As Chromium asks for it in English: month, day, year of up to six digits, hour, minute, half of the day.
    await this.page.keyboard.type(`${two(month)}${two(day)}${year}`);
    await this.page.keyboard.press('ArrowRight');
    await this.page.keyboard.type(`${two(hour % 12 || 12)}${two(minute)}${hour < 12 ? 'A' : 'P'}`);
  }

  /** Chooses the value of a list. */
  async choose(label: string, value: string, blanks?: Blanks): Promise<void> {
    const list = this.field(label, blanks);
    if (this.way.hand === 'mouse') return void (await list.selectOption(value));
    await this.reach(list);
    await this.repeat(list, async () => ((await list.inputValue()) === value ? [] : ['ArrowDown']));
  }

  /** Waits until something stands there. */
  async sees(
    role: Role,
    name: string | RegExp,
    more: { level?: number; blanks?: Blanks } = {},
  ): Promise<void> {
    const { level, blanks } = more;
    const name_ = this.named(name, blanks);
    await this.sight
      .getByRole(role, { name: name_, ...(level && { level }) })
      .first()
      .waitFor();
  }

  /** Waits until a text of the desks stands there. */
  async reads(text: string | RegExp, blanks?: Blanks): Promise<void> {
    const pattern = typeof text === 'string' ? this.text(text, blanks) : text;
    await this.sight.getByText(pattern).first().waitFor();
  }

  /** Asks for the page anew, to see what others did. */
  async reload(): Promise<void> {
    await this.page.reload();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private named(name: string | RegExp, blanks?: Blanks): RegExp {
    return typeof name === 'string' ? this.exactly(name, blanks) : name;
  }

  private field(label: string, blanks?: Blanks): Locator {
    // The form of a solution says so of what must not be empty.
    const needed = this.text('{label} (needed)', { label: '' }).source;
    return this.sight.getByLabel(new RegExp(`^${this.text(label, blanks).source}${needed}?$`)).first();
  }

  private exactly(text: string, blanks?: Blanks): RegExp {
    return new RegExp(`^${this.text(text, blanks).source}$`);
  }

  private async put(field: Locator, text: string): Promise<void> {
    if (this.way.hand === 'mouse') return field.fill(text);
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Waits until the page has come to rest: what is pressed while it is still being drawn may be gone before it hears of that. */
  private async activate(control: Locator, key: string): Promise<void> {
    await control.waitFor();
    await settled(this.page);
    if (this.way.hand === 'mouse') return control.click();
    await this.reach(control);
    await this.page.keyboard.press(key);
  }

  /** Tab goes to a group of radio buttons, and arrows choose in it. */
  private async chooseByArrows(radio: Locator): Promise<void> {
    await this.reach(radio);
    await this.repeat(radio, async () => ((await radio.isChecked()) ? [] : ['ArrowDown']));
  }

  /** Moves the focus there by Tab, onwards or back, as somebody without a mouse does; of radio buttons to one of their group. */
  private async reach(control: Locator): Promise<void> {
    await control.waitFor();
    await this.repeat(control, () => control.evaluate(keysTowards as (element: unknown) => string[]));
  }

  /** Presses the keys that `next` names, until it names none. */
  private async repeat(goal: Locator, next: () => Promise<readonly string[]>): Promise<void> {
    for (let times = 0; ; times++) {
      const keys = await next();
      if (keys.length === 0) return;
      if (times > mostTimes) throw new Error(`${keys[0]} never comes to ${String(goal)}`);
      // Several at once only to begin with: who has gone too far comes back step by step.
      for (const key of times === 0 ? keys : keys.slice(0, 1)) await this.page.keyboard.press(key);
    }
  }
}

interface Focusable {
  readonly name?: string;
  readonly type?: string;
  readonly ownerDocument: {
    readonly activeElement: Focusable | null;
    readonly body: Focusable;
    querySelectorAll(selector: string): Iterable<Focusable>;
  };
  compareDocumentPosition(other: Focusable): number;
  checkVisibility(): boolean;
}

/** Runs in the page: the keys that move the focus about as far as an element; none when it is there. */
function keysTowards(element: Focusable): string[] {
  const { activeElement, body } = element.ownerDocument;
  const focused = activeElement ?? body;
  const isInGroup = element.type === 'radio' && focused.name === element.name;
  if (focused === element || isInGroup) return [];
  const isBefore = (one: Focusable, other: Focusable) => (other.compareDocumentPosition(one) & 2) > 0;
  const [from, to] = isBefore(focused, element) ? [focused, element] : [element, focused];
  const stops = element.ownerDocument.querySelectorAll(
    'a[href], button:enabled, input:enabled, select, textarea, summary',
  );
  const between = [...stops].filter(
    (stop) => isBefore(from, stop) && isBefore(stop, to) && stop.checkVisibility(),
  );
  const count = Math.max(1, between.length - 2);
  return Array<string>(count).fill(from === focused ? 'Tab' : 'Shift+Tab');
}
