import { all, find, get } from './dom.js';

/** @import {Change, News} from './contract.js' @import {Presence} from './presence.js' */

/** @typedef {{name?: string, topic?: string, visibility?: string, members: number, roles: Map<string, string>}} Drawn */

/** Whether what is drawn is no longer so. @param {Drawn} drawn @param {Pick<Change, 'conversation' | 'members'>} change */
export const isOutdated = (drawn, { conversation, members }) =>
  drawn.name !== conversation.name ||
  drawn.topic !== conversation.topic ||
  drawn.visibility !== conversation.visibility ||
  drawn.members !== conversation.members ||
  members.some(({ username, role }) => drawn.roles.has(username) && drawn.roles.get(username) !== role);

/** What there is to know of a room: asked for anew when it has changed, but not under the hands of who changes it here. */
export class About {
  #outdated = false;

  /**
   * @param {HTMLElement} sheet
   * @param {Presence} presence
   */
  constructor(sheet, presence) {
    const { id, href = '/', name, topic, visibility, members } = sheet.dataset;
    const people = all('[data-role]', sheet);
    this.sheet = sheet;
    this.id = id;
    this.href = href;
    this.drawn = { name, topic, visibility, members: Number(members), roles: new Map(people.map(({ dataset }) => [dataset.username ?? '', dataset.role ?? ''])) };
    presence.watch(() => {
      for (const person of people) if (person.dataset.username !== presence.me) get('.dot', person).hidden = !presence.isOnline(person.dataset.username);
    });
    for (const over of ['focusout', 'toggle']) sheet.addEventListener(over, () => setTimeout(() => this.#renew()), { capture: true });
  }

  /** @param {News} news */
  hear({ conversations, left }) {
    if (left.some(id => String(id) === this.id)) location.replace('/');
    const change = conversations.find(({ conversation }) => String(conversation.id) === this.id);
    this.#outdated ||= !!change && isOutdated(this.drawn, change);
    this.#renew();
  }

  #renew() {
    if (this.#outdated && !this.#isInUse) location.replace(this.href + location.search);
  }

  get #isInUse() {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (this.sheet.querySelectorAll('input, textarea'));
    return !!find('[popover]:popover-open, :is(input, textarea):focus', this.sheet) ||
      [...fields].some(field => field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  }
}
