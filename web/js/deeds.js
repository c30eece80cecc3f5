import { find, get } from './dom.js';

/** @import {Message} from './contract.js' @import {Deed, Options} from './options.js' @import {Reactions} from './reactions.js' @import {Timeline} from './timeline.js' */

/** What can be done with messages. Its parts are fetched when one first touches a message, or somebody reacts to one. */
export class Deeds {
  /** @type {Promise<Options> | undefined} */
  #options;
  /** @type {Promise<Reactions> | undefined} */
  #reactions;

  /**
   * @param {HTMLElement} pane
   * @param {Timeline} timeline
   * @param {string} messages the path of the conversation's messages
   * @param {Record<Deed, (item: HTMLElement) => void>} deeds
   * @param {(message: Message) => void} changed
   * @param {(problem: any) => void} refused
   */
  constructor(pane, timeline, messages, deeds, changed, refused) {
    const { list } = timeline;
    this.options = () => this.#options ??= import('./options.js')
      .then(({ Options }) => new Options(pane, list, deeds))
      .catch(problem => { this.#options = undefined; throw problem; });
    this.reactions = () => this.#reactions ??= import('./reactions.js')
      .then(({ Reactions }) => new Reactions(get('#options', pane), timeline, messages, changed, refused))
      .catch(problem => { this.#reactions = undefined; throw problem; });
    timeline.react = (item, all) => void this.reactions().then(drawer => drawer.show(item, all), () => {});
    if (find('.reactions', list)) this.reactions().catch(() => {});
    const soon = () => { for (const part of [this.options, this.reactions]) part().catch(() => {}); };
    for (const sign of ['pointerdown', 'focusin']) list.addEventListener(sign, soon);
    list.addEventListener('click', event => this.#open(event));
  }

  /** Where the menu is not to be had, its button leads to the page that does the same. @param {MouseEvent} event */
  #open(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest('.options'));
    if (link) event.preventDefault();
    this.options().then(options => options.open(target), () => link && location.assign(link.href));
  }
}
