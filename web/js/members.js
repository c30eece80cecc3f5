import { Problem, call } from './api.js';
import { Backoff } from './pace.js';

/** @import {Member, Message} from './contract.js' */

/** Who is in a conversation and how far they have received and read: asked for once, then kept up to date. */
export class Members {
  /** @type {Map<string, Member>} */
  #members = new Map();
  /** Whether everyone is known. */
  complete = false;

  /** @param {string} path */
  constructor(path) {
    this.path = path;
  }

  get present() {
    return [...this.#members.values()].filter(member => member.role !== 'left');
  }

  /** Takes in whoever is not known in a later state. @param {Member[]} members */
  hear(members) {
    for (const member of members) {
      const known = this.#members.get(member.username);
      if (!known || member.rev > known.rev) this.#members.set(member.username, member);
      else if (member.rev === known.rev) advance(known, member.receivedNo, member.readNo ?? 0);
    }
  }

  /** Who posts has read up to there, and is called like that; neither is told besides. @param {Message[]} messages */
  posted(messages) {
    for (const { author, authorName, no } of messages) {
      const known = this.#members.get(author);
      if (!known) continue;
      known.displayName = authorName;
      advance(known, no, no);
    }
  }

  /** All of them, as often as it takes. */
  async load() {
    const backoff = new Backoff();
    for (let next = /** @type {string | null} */ (''); next !== null; ) {
      try {
        const page = await call('GET', `${this.path}?limit=100${next && `&cursor=${encodeURIComponent(next)}`}`);
        this.hear(page.items);
        ({ next } = page);
      } catch (problem) {
        if (problem instanceof Problem && !problem.passing) return;
        await backoff.pause(undefined, problem instanceof Problem ? problem.retryAfter : undefined);
      }
    }
    this.complete = true;
  }
}

/** @param {Member} member @param {number} received @param {number} read */
const advance = (member, received, read) => {
  member.receivedNo = Math.max(member.receivedNo, received);
  if (member.readNo !== null) member.readNo = Math.max(member.readNo, read);
};
