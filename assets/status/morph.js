/**
 * Makes `from` look like `to` and touches only what differs, so that focus, selection, scrolling and what somebody
 * has folded out stay as they are.
 * @param {Element} from
 * @param {Element} to
 */
export function morph(from, to) {
  // What stands in a noscript is text here, and elements in a page that was only read.
  if (from.isEqualNode(to) || (from.nodeName === 'NOSCRIPT' && to.nodeName === 'NOSCRIPT')) return;
  if (from.nodeName !== to.nodeName || from.id !== to.id) {
    from.replaceWith(to);
    return;
  }
  copyAttributes(from, to);
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const match = matching(at, wanted);
    if (match === null) {
      from.insertBefore(wanted, at);
      continue;
    }
    while (at !== null && at !== match) at = removed(at);
    at = match.nextSibling;
    if (match instanceof Element && wanted instanceof Element) morph(match, wanted);
    else if (match.nodeValue !== wanted.nodeValue) match.nodeValue = wanted.nodeValue;
  }
  while (at !== null) at = removed(at);
}

/**
 * The node, from `at` on, that stands for `wanted`: the one of the same id, or the very next one if both have none.
 * @param {ChildNode | null} at
 * @param {ChildNode} wanted
 * @returns {ChildNode | null}
 */
function matching(at, wanted) {
  const id = wanted instanceof Element ? wanted.id : '';
  if (id === '') return at !== null && at.nodeName === wanted.nodeName && idOf(at) === '' ? at : null;
  for (let node = at; node !== null; node = node.nextSibling) if (idOf(node) === id) return node;
  return null;
}

/** @param {ChildNode} node */
function idOf(node) {
  return node instanceof Element ? node.id : '';
}

/**
 * @param {ChildNode} node
 * @returns {ChildNode | null} the one after it
 */
function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function copyAttributes(from, to) {
  for (const { name } of [...from.attributes]) {
    const foldedOut = name === 'open' && from instanceof HTMLDetailsElement;
    if (!to.hasAttribute(name) && !foldedOut) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
}
