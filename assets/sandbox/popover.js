/**
 * Opens a floating box under (or above) its trigger. Escape and a click elsewhere close it; the trigger gets the focus back.
 * @param {HTMLElement} trigger
 * @param {HTMLElement} content
 * @param {() => void} [closed]
 * @returns {() => void} closes it
 */
export function openPopover(trigger, content, closed) {
  content.popover = 'auto';
  content.classList.add('popover');
  // A modal dialog makes everything outside of it inert, so its boxes live inside it.
  (trigger.closest('dialog, main, aside') ?? document.body).append(content);
  trigger.setAttribute('aria-expanded', 'true');
  content.addEventListener('toggle', (event) => {
    if (event.newState === 'open') return;
    trigger.setAttribute('aria-expanded', 'false');
    content.remove();
    closed?.();
  });
  content.showPopover();
  place(content, trigger.getBoundingClientRect());
  return () => {
    content.hidePopover();
    trigger.focus({ preventScroll: true });
  };
}

/** @param {HTMLElement} content @param {DOMRect} anchor */
function place(content, anchor) {
  const margin = 8;
  const { style } = content;
  style.minWidth = `${Math.min(anchor.width, innerWidth - 2 * margin)}px`;
  const below = innerHeight - anchor.bottom - margin;
  const above = anchor.top - margin;
  const under = below >= Math.min(content.offsetHeight, 260) || below >= above;
  style.maxHeight = `${Math.min(360, (under ? below : above) - 4)}px`;
  style.top = under ? `${anchor.bottom + 4}px` : `${anchor.top - content.offsetHeight - 4}px`;
  style.left = `${Math.max(margin, Math.min(anchor.left, innerWidth - content.offsetWidth - margin))}px`;
}
