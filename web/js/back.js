import { modified } from './dom.js';

/** @typedef {{index: number, url: string | null}} Entry */

const talk = /\/(rooms|directs|groups|search)\b/;

/**
 * A link to where one has just come from goes back there: as a further step ahead it would make Back lead in circles.
 * Where it is said (`data-returns`), it does so to wherever one talks or searches.
 * @param {HTMLAnchorElement} link
 * @param {{currentEntry: Entry | null, entries: () => Entry[]} | undefined} navigation which not every browser has
 * @param {() => void} back
 */
export const goBack = (link, navigation, back) => link.addEventListener('click', event => {
  const here = navigation?.currentEntry?.index ?? 0;
  const before = navigation?.entries()[here - 1]?.url;
  if (modified(event) || !before || (before !== link.href && !(link.matches('[data-returns]') && talk.test(before)))) return;
  event.preventDefault();
  back();
});
