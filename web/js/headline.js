import { find, get } from './dom.js';
import { path, title } from './entry.js';

/** @import {Entry} from './contract.js' */

/** What stands above the messages: a room's name and topic, as they are now. */
export class Headline {
  /** @param {HTMLElement} pane */
  constructor(pane) {
    this.pane = pane;
    this.topic = find('#topic', pane);
    this.size = find('#size', pane);
  }

  /** @param {Entry} entry */
  show(entry) {
    if (entry.kind !== 'room' || !this.topic || !this.size) return;
    const name = title(entry);
    const href = path(entry);
    if (this.topic.textContent !== entry.topic) this.topic.textContent = entry.topic;
    this.size.hidden = entry.topic !== '';
    const heading = get('h1 bdi', this.pane);
    if (heading.textContent === name) return;
    heading.textContent = name;
    find('h1 a', this.pane)?.setAttribute('href', `${href}/about`);
    const avatar = get('.bar .avatar', this.pane);
    avatar.dataset.of = href;
    avatar.textContent = name;
    get('#jump', this.pane).setAttribute('href', href);
    history.replaceState(history.state, '', href + location.hash);
  }
}
