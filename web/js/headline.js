import { find, get } from './dom.js';
import { emblem, path, title } from './entry.js';

/** @import {Entry} from './contract.js' */

/** What stands above the messages: what the conversation is called, and a room's topic, as they are now. */
export class Headline {
  /** @param {HTMLElement} pane */
  constructor(pane) {
    this.pane = pane;
    this.topic = find('#topic', pane);
    this.size = find('#size', pane);
  }

  /** @param {Entry} entry */
  show(entry) {
    const name = title(entry);
    const href = path(entry);
    emblem(get('.bar .avatar', this.pane), entry);
    if (this.topic && this.topic.textContent !== entry.topic) this.topic.textContent = entry.topic;
    if (this.size) this.size.hidden = entry.topic !== '';
    const heading = get('h1 bdi', this.pane);
    if (heading.textContent === name) return;
    heading.textContent = name;
    if (entry.kind !== 'room') return;
    find('h1 a', this.pane)?.setAttribute('href', `${href}/about`);
    get('#jump', this.pane).setAttribute('href', href);
    history.replaceState(history.state, '', href + location.hash);
  }
}
