import type { Document, Element } from '@xmldom/xmldom';

/** Child elements, optionally of one name, in order. */
export function childElements(parent: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE && (name === undefined || node.nodeName === name)) found.push(node as Element);
  }
  return found;
}

/** An MLT property's text, or null. */
export function property(element: Element, name: string): string | null {
  const found = childElements(element, 'property').find((child) => child.getAttribute('name') === name);
  return found === undefined ? null : (found.textContent ?? '');
}

/** A new element with attributes and MLT properties. */
export function newElement(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  properties: Readonly<Record<string, string | number>> = {},
): Element {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  for (const [key, value] of Object.entries(properties)) {
    const child = document.createElement('property');
    child.setAttribute('name', key);
    child.appendChild(document.createTextNode(String(value)));
    element.appendChild(child);
  }
  return element;
}

/** All elements below `root` that have an id, by id. */
export function elementsById(root: Element): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  const visit = (element: Element): void => {
    const id = element.getAttribute('id');
    if (id !== null && id !== '') found.set(id, element);
    for (const child of childElements(element)) visit(child);
  };
  visit(root);
  return found;
}
