import { all } from './dom.js';

/** The scroller around the messages. It runs from the end (column-reverse): scrollTop is 0 there and negative above. */
export class Scroll {
  /** Parts of a pixel, which Chromium does not scroll by: a hundred messages would add up to a line. */
  #owed = 0;
  /** Where it stands, as it was last told: to ask lays the page out, which takes a slow phone long. @type {number | undefined} */
  #top;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    element.addEventListener('scroll', () => { this.#top = element.scrollTop; }, { passive: true });
  }

  /** Asks where it stands: who scrolls is told of it with the next frame only, and something else may come before. */
  update() {
    this.#top = this.element.scrollTop;
  }

  get atEnd() {
    return (this.#top ??= this.element.scrollTop) > -80;
  }

  /** Whether the reader is nearer to the end than to the beginning of what is drawn. */
  get inLowerHalf() {
    return -this.element.scrollTop < (this.element.scrollHeight - this.element.clientHeight) / 2;
  }

  /** @param {HTMLElement} item @param {ScrollLogicalPosition} [block] if none is given, goes as far as is needed to see it */
  to(item, block = 'nearest') {
    item.scrollIntoView({ block });
    this.#top = undefined;
  }

  /** Whether one has to go on to see it. @param {HTMLElement} item */
  isBelow(item) {
    return item.getBoundingClientRect().top > this.element.getBoundingClientRect().bottom;
  }

  toEnd() {
    if (this.#top !== 0) this.element.scrollTop = this.#top = 0;
  }

  /**
   * Changes what is drawn without moving what is being read. Engines anchor by themselves, but not all, nor in every case
   * (Chromium moves when items above come and items below go in one step). What comes above alone needs no correction.
   * @param {() => void} change
   */
  keep(change) {
    const kept = this.atEnd ? undefined : this.inView();
    const top = kept?.getBoundingClientRect().top ?? 0;
    change();
    if (!kept?.isConnected) return;
    const moved = kept.getBoundingClientRect().top - top + this.#owed;
    if (moved) this.element.scrollTop += moved;
    this.#owed += kept.getBoundingClientRect().top - top;
    if (Math.abs(this.#owed) > 1) this.#owed = 0;
  }

  /** The first message that can be seen. @returns {HTMLElement | undefined} */
  inView() {
    const { top } = this.element.getBoundingClientRect();
    return all('.message', this.element).find(item => item.getBoundingClientRect().bottom > top);
  }
}
