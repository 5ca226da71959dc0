/** Where dialogs stand: beside the page, antd would lock its scrolling by a style that the page's policy refuses. */
export function dialogPlace(): HTMLElement {
  return document.getElementById('root') ?? document.body;
}
