/**
 * The first match, as a plain HTML element.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
export const find = (selector, root = document) => root.querySelector(selector);

/**
 * A match that the page always has.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 */
export const get = (selector, root = document) => {
  const found = find(selector, root);
  if (!found) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
};

/**
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)].map(e => /** @type {HTMLElement} */ (e));

/**
 * A fresh copy of a `<template>`'s only element.
 * @param {string} id
 */
export const clone = id => {
  const content = /** @type {HTMLTemplateElement} */ (get(`#${id}`)).content;
  return /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (content.firstElementChild), true));
};

/** The number of a drawn message; 0 of one that has none yet. @param {Element} item */
export const numberOf = ({ id }) => Number(id.slice(1));

/** Whether a key belongs to what an input method composes; Safari ends that before it tells of the key that did so. @param {KeyboardEvent} event */
export const composing = event => event.isComposing || event.keyCode === 229;

/** Whether a key is held that gives a click or another key a meaning of the browser's own. @param {MouseEvent | KeyboardEvent} event */
export const modified = event => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;

/** Whatever the work moves, or turns to, keys go on to where they went. @param {() => void} work */
export const keepFocus = work => {
  const { activeElement } = document;
  work();
  if (activeElement !== document.body) /** @type {HTMLElement | null} */ (activeElement)?.focus({ preventScroll: true });
};

/**
 * Calls back whenever the connection may have come back: network up, tab in front, page out of the back/forward cache.
 * @param {() => void} back
 */
export const whenBack = back => {
  addEventListener('online', back);
  addEventListener('pageshow', event => event.persisted && back());
  document.addEventListener('visibilitychange', () => document.hidden || back());
};
