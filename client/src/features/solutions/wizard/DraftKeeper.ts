import { type FieldProblem } from '../../../ui/acting.js';
import { type BrowserStore } from './browser-copy.js';
import { changedParts, type Draft, inputOf, type Part, partOf, unsendableParts, withPart } from './draft.js';
import { type Clash, merge } from './merge.js';

/** What came of sending a draft. */
export type Sent =
  | { readonly kind: 'kept'; readonly version: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** No answer, or a busy server: try again. */
  | { readonly kind: 'unreachable' }
  /** It can't be changed any more, or not by this person. */
  | { readonly kind: 'closed' };

/** The server as the keeper needs it. */
export interface KeeperPort {
  send(content: ReturnType<typeof inputOf>, version: number): Promise<Sent>;
  /** What the server has now; null where nothing answers. */
  read(): Promise<{ readonly version: number; readonly draft: Draft } | null>;
}

export interface Snapshot {
  readonly draft: Draft;
  readonly version: number;
  readonly state: 'saved' | 'writing' | 'saving' | 'offline' | 'refused' | 'closed';
  /** When the server kept it last, by this browser's clock. */
  readonly savedAt: Date | null;
  /** What isn't on the server is at least kept in this browser. */
  readonly isInBrowser: boolean;
  readonly problems: readonly FieldProblem[];
  /** Parts that can't be sent as they are now. */
  readonly held: readonly Part[];
  /** What somebody else changed meanwhile, already taken in. */
  readonly taken: readonly Part[];
  /** What somebody else changed, too: both texts are here until one is chosen. */
  readonly clashes: readonly Clash[];
  /** The draft began with what an earlier visit left in this browser. */
  readonly isRestored: boolean;
}

const pauseMs = 1_200;
const retryMs = 5_000;

/** Keeps what is written: at once in the browser, soon on the server, and again once there is a connection. */
export class DraftKeeper {
  #shown: Snapshot;
  #base: Draft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly port: KeeperPort,
    private readonly store: BrowserStore,
    server: { readonly version: number; readonly draft: Draft; readonly isOpen: boolean },
  ) {
    this.#base = server.draft;
    const copy = server.isOpen ? store.read() : null;
    const merged = copy && merge(copy.base, copy.draft, server.draft);
    this.#shown = {
      draft: merged?.draft ?? server.draft,
      version: server.version,
      state: server.isOpen ? 'saved' : 'closed',
      savedAt: null,
      isInBrowser: true,
      problems: [],
      held: [],
      taken: merged?.taken ?? [],
      clashes: merged?.clashes ?? [],
      isRestored: merged !== null && changedParts(server.draft, merged.draft).length > 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#shown;

  /** Begins to watch the connection, and sends what an earlier visit left; the answer ends both. */
  readonly start = (): (() => void) => {
    const retry = () => void this.flush();
    addEventListener('online', retry);
    if (this.#shown.isRestored) this.#plan(0);
    return () => {
      removeEventListener('online', retry);
      void this.flush();
    };
  };

  change(part: Part, value: unknown): void {
    if (this.#shown.state === 'closed') return;
    this.#write(withPart(this.#shown.draft, part, value));
  }

  /** Ends a clash by one of the two texts. */
  settle(part: Part, choice: 'mine' | 'theirs'): void {
    const clash = this.#shown.clashes.find((each) => each.part === part);
    if (!clash) return;
    const { draft, clashes } = this.#shown;
    this.#show({ clashes: clashes.filter((each) => each !== clash) });
    this.#write(choice === 'theirs' ? withPart(draft, part, clash.theirs) : draft);
  }

  /** What was said about somebody else's changes has been read. */
  dismiss(): void {
    this.#show({ taken: [], isRestored: false });
  }

  /** An act beside the form, such as a file, made a later version. */
  follow(version: number): void {
    this.#show({ version: Math.max(version, this.#shown.version) });
  }

  /** Sends what isn't on the server yet, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSending || this.#shown.state === 'closed') return;
    const outgoing = this.#outgoing();
    if (changedParts(this.#base, outgoing).length === 0) return this.#settled();
    this.#isSending = true;
    this.#show({ state: 'saving', problems: [] });
    const sent = await this.port.send(inputOf(this.#base, outgoing), this.#shown.version);
    this.#isSending = false;
    await this.#after(sent, outgoing);
  }

  async #after(sent: Sent, outgoing: Draft): Promise<void> {
    if (sent.kind === 'kept') {
      this.#base = outgoing;
      this.#show({ version: sent.version, savedAt: new Date() });
      this.#keepInBrowser();
      if (changedParts(this.#base, this.#outgoing()).length > 0) return this.#plan(pauseMs);
      return this.#settled();
    }
    if (sent.kind === 'stale') return this.#catchUp();
    if (sent.kind === 'unreachable') return this.#wait();
    this.#show(sent.kind === 'closed' ? { state: 'closed' } : { state: 'refused', problems: sent.problems });
  }

  /** Somebody else was faster: brings both together, and goes on. */
  async #catchUp(): Promise<void> {
    const server = await this.port.read();
    if (!server) return this.#wait();
    const { draft, taken, clashes } = merge(this.#base, this.#shown.draft, server.draft);
    this.#base = server.draft;
    const others = this.#shown.clashes.filter(({ part }) => !clashes.some((each) => each.part === part));
    this.#show({
      draft,
      version: server.version,
      taken: [...new Set([...this.#shown.taken, ...taken])],
      clashes: [...others, ...clashes],
    });
    this.#keepInBrowser();
    return this.flush();
  }

  #wait(): void {
    this.#show({ state: 'offline' });
    this.#plan(retryMs);
  }

  #write(draft: Draft): void {
    this.#show({ draft, state: this.#shown.state === 'offline' ? 'offline' : 'writing' });
    this.#keepInBrowser();
    this.#plan(this.#shown.state === 'offline' ? retryMs : pauseMs);
  }

  #plan(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  /** The draft without what must not be sent: numbers that are none yet, and parts that two people changed. */
  #outgoing(): Draft {
    const { draft, clashes } = this.#shown;
    const kept = [...unsendableParts(draft), ...clashes.map(({ part }) => part)];
    return kept.reduce((each, part) => withPart(each, part, partOf(this.#base, part)), draft);
  }

  #settled(): void {
    const held = unsendableParts(this.#shown.draft);
    this.#show({ state: 'saved', held });
    if (held.length === 0 && this.#shown.clashes.length === 0) this.store.clear();
  }

  #keepInBrowser(): void {
    const { draft, version } = this.#shown;
    if (changedParts(this.#base, draft).length === 0) return this.store.clear();
    this.#show({ isInBrowser: this.store.write({ version, base: this.#base, draft }) });
  }

  #show(change: Partial<Snapshot>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }
}
