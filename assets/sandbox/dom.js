/**
 * @typedef {string | number | boolean | null | ((event: never) => void)} Attribute
 * @typedef {Node | string | null} Child
 */

/**
 * A new element. Attributes that are null or false are left out, functions become listeners (`onclick`).
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/**
 * A new SVG element.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(node, attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
}

/**
 * The element of index.html with this id; throws where the page lacks it.
 * @param {string} id
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (node === null) throw new Error(`The page has no #${id}`);
  return node;
}

let ids = 0;

/** An id that no other element of the page has. @param {string} word */
export function freshId(word) {
  ids += 1;
  return `${word}-${ids}`;
}

/** @param {Element} node @param {Record<string, Attribute>} attributes */
function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function')
      node.addEventListener(name.slice(2), (event) => value(/** @type {never} */ (event)));
    else if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== false) node.setAttribute(name, String(value));
  }
}
