/**
 * Draws anew without taking the keyboard away: what had the focus inside gets it back, with its selection, when
 * something with the same place is drawn again.
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
  const active = document.activeElement;
  const path = active instanceof HTMLElement && root.contains(active) ? pathOf(active) : null;
  const selection = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : null;
  const [start, end] = [selection?.selectionStart ?? null, selection?.selectionEnd ?? null];
  draw();
  if (path === null || root.contains(document.activeElement)) return;
  const heir = root.querySelector(path);
  if (!(heir instanceof HTMLElement)) return;
  heir.focus({ preventScroll: true });
  if (start === null || !(heir instanceof HTMLInputElement || heir instanceof HTMLTextAreaElement)) return;
  heir.setSelectionRange(start, end);
}

/** @param {HTMLElement} node */
function pathOf(node) {
  const attributes = ['data-action-id', 'data-value', 'data-open-thread', 'data-sort', 'data-channel', 'data-home'];
  const own = attributes
    .filter((name) => node.hasAttribute(name))
    .map((name) => `[${name}="${CSS.escape(node.getAttribute(name) ?? '')}"]`);
  if (own.length === 0) return null;
  const block = node.closest('[data-block-id]')?.getAttribute('data-block-id');
  return `${block ? `[data-block-id="${CSS.escape(block)}"] ` : ''}${own.join('')}`;
}
