/** @import {Message} from './contract.js' */

/** The stretch of a conversation that is at hand, by number. Numbers are dense: what is missing in it can be told. */
export class Log {
  /** @type {Map<number, number>} */
  #revs = new Map();
  first = Infinity;
  last = 0;

  /** @param {number} head the highest number known to exist */
  constructor(head) {
    this.head = head;
  }

  /** Whether nothing newer exists than what is at hand. */
  get live() {
    return this.last >= this.head;
  }

  get size() {
    return this.#revs.size;
  }

  /**
   * Takes news in. What lies outside the stretch is left for when the reader scrolls there.
   * @param {Message} message
   * @returns {boolean} whether it is to be drawn
   */
  hear(message) {
    const follows = message.no > this.head && this.live;
    this.head = Math.max(this.head, message.no);
    const inside = message.no >= this.first && message.no <= this.last;
    return (follows || inside) && this.add(message);
  }

  /**
   * Takes a message in wherever it belongs.
   * @param {Pick<Message, 'no' | 'rev'>} message
   * @returns {boolean} false when this or a newer state of it is at hand
   */
  add({ no, rev }) {
    if ((this.#revs.get(no) ?? -1) >= rev) return false;
    this.#revs.set(no, rev);
    this.first = Math.min(this.first, no);
    this.last = Math.max(this.last, no);
    this.head = Math.max(this.head, no);
    return true;
  }

  /**
   * Lets go of messages at one end.
   * @param {number} count
   * @param {'top' | 'bottom'} end
   * @returns {number[]}
   */
  drop(count, end) {
    const numbers = [...this.#revs.keys()].sort((a, b) => a - b);
    const gone = end === 'top' ? numbers.slice(0, count) : numbers.slice(-count);
    const kept = end === 'top' ? numbers.slice(count) : numbers.slice(0, -count);
    for (const no of gone) this.#revs.delete(no);
    this.first = kept[0] ?? Infinity;
    this.last = kept.at(-1) ?? 0;
    return gone;
  }

  /** The first gap, as the number before it and how many are missing. */
  gap() {
    if (this.size === 0 || this.last - this.first + 1 === this.size) return undefined;
    let before = this.first;
    while (this.#revs.has(before + 1)) before++;
    let next = before + 1;
    while (!this.#revs.has(next)) next++;
    return { after: before, count: next - before - 1 };
  }
}
