// The hall works without this: filters are links and a form. With it, only the parts that change are replaced.

const pauseMs = 150;
let running: AbortController | undefined;

/** Replaces the parts of the hall by those of another address; the latest wish wins. */
async function show(address: string): Promise<void> {
  running?.abort();
  running = new AbortController();
  document.body.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    replaceParts(page);
    document.body.removeAttribute('aria-busy');
  } catch (error) {
    // Without an answer the browser itself shows what is wrong.
    if ((error as Error).name !== 'AbortError') location.assign(address);
  }
}

function replaceParts(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const focused = part.contains(document.activeElement) ? markOf(document.activeElement!) : null;
    const other = page.querySelector(`[data-part="${part.dataset.part}"]`);
    part.replaceChildren(...(other?.childNodes ?? []));
    if (focused) part.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  }
}

/** Finds the same control in the new part: selects by name, links by what they say. */
function markOf(element: Element): string | null {
  if (element instanceof HTMLSelectElement) return `select[name="${element.name}"]`;
  const key = element.getAttribute('data-key');
  return key ? `[data-key="${CSS.escape(key)}"]` : null;
}

function addressOf(form: HTMLFormElement): string {
  const parameters = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][];
  const text = new URLSearchParams(parameters).toString();
  return text ? `/?${text}` : '/';
}

/** Searches while one types and chooses; links of filters and the way back work in place. */
export function enhanceHall(): void {
  const form = document.querySelector<HTMLFormElement>('#search');
  if (!form) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const search = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const address = addressOf(form);
      history.replaceState(null, '', address);
      void show(address);
    }, pause);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search(0);
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.form === form) search(0);
  });
  // While an input method composes, what is in the field is not yet what is meant.
  document.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.form === form && !event.isComposing)
      search(pauseMs);
  });
  document.addEventListener('compositionend', ({ target }) => {
    if (target instanceof HTMLInputElement && target.form === form) search(pauseMs);
  });
  document.addEventListener('click', (event) => followInPlace(event));
  window.addEventListener('popstate', () => void show(location.pathname + location.search));
}

function followInPlace(event: MouseEvent): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-part] a');
  if (!link || new URL(link.href).pathname !== '/') return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show(link.href);
}
