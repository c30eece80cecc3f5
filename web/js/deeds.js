import { find, get, modified } from './dom.js';

/** @import {Message} from './contract.js' @import {Deed} from './options.js' @import {Timeline} from './timeline.js' */

/**
 * Has a part fetched once, and again when it could not be.
 * @template T
 * @param {() => Promise<T>} fetched
 */
const part = fetched => {
  /** @type {Promise<T> | undefined} */
  let known;
  return () => known ??= fetched().catch(problem => { known = undefined; throw problem; });
};

/** What can be done with messages. Its parts are fetched when one first touches a message or a picture, or somebody reacts. */
export class Deeds {
  /**
   * @param {HTMLElement} pane
   * @param {Timeline} timeline
   * @param {string} messages the path of the conversation's messages
   * @param {Record<Deed, (item: HTMLElement) => void>} deeds
   * @param {(message: Message) => void} changed
   * @param {(problem: any, no: number) => void} refused
   */
  constructor(pane, timeline, messages, deeds, changed, refused) {
    const { list } = timeline;
    const reactions = part(() => import('./reactions.js').then(({ Reactions }) => new Reactions(get('#options', pane), timeline, messages, changed, refused)));
    const menu = part(() => import('./options.js').then(({ options }) => options(pane, list, deeds)));
    this.options = () => Promise.all([menu(), reactions().catch(() => {})]).then(([whole]) => whole);
    timeline.react = (item, all) => void reactions().then(drawer => drawer.show(item, all), () => {});
    if (find('.reactions', list)) reactions().catch(() => {});
    this.viewer = part(() => import('./viewer.js').then(({ viewer }) => viewer(list)));
    const soon = () => void this.options().catch(() => {});
    for (const sign of ['pointerdown', 'focusin']) list.addEventListener(sign, soon);
    list.addEventListener('click', event => this.#open(event));
  }

  /** Where the menu is not to be had, its button leads to the page that does the same. @param {MouseEvent} event */
  #open(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const picture = /** @type {HTMLAnchorElement | null} */ (target.closest('.picture'));
    if (picture) return this.#view(event, picture);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest('.options'));
    if (link) event.preventDefault();
    this.options().then(options => options.open(target), () => link && location.assign(link.href));
  }

  /** Where pictures cannot be shown here, they are shown as files are. @param {MouseEvent} event @param {HTMLAnchorElement} picture */
  #view(event, picture) {
    if (modified(event)) return;
    event.preventDefault();
    this.viewer().then(viewer => viewer.show(picture), () => globalThis.open(picture.href) ?? location.assign(picture.href));
  }
}
