import { numberOf } from './dom.js';

/** @import {Timeline} from './timeline.js' */

/** Keeps where one stands with the page's place in the browser's history, for who comes back to it. @param {Timeline} timeline */
export const keepPlace = timeline => addEventListener('pagehide', () => {
  timeline.scroll.update();
  const item = timeline.scroll.atEnd ? undefined : timeline.scroll.inView();
  history.replaceState(item?.id ? { at: numberOf(item) } : null, '');
});

/** Goes where one stood. @param {Timeline} timeline @param {string} messages where they are read */
export const toPlace = ({ list, scroll }, messages) => {
  const at = history.state?.at;
  const item = at && list.querySelector(`#m${at}`);
  if (item) scroll.to(item, 'start');
  else if (at) location.replace(`${messages}/${at}`);
};
