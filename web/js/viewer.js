import { all, find, get, modified } from './dom.js';
import { styled } from './styles.js';
import { t } from './texts.js';

const settled = 120;

/** The pictures of the messages that are drawn, on their own: the next is a swipe, a key or a button away. */
class Viewer {
  /** The one that is looked at, also while it is still on its way. */
  #at = 0;
  #timer = 0;

  /** @param {HTMLElement} list the messages */
  constructor(list) {
    this.list = list;
    this.strip = document.createElement('ul');
    this.previous = button('previous', '‹', t('viewer.previous'), () => this.#go(this.#at - 1));
    this.next = button('next', '›', t('viewer.next'), () => this.#go(this.#at + 1));
    this.dialog = Object.assign(document.createElement('dialog'), { className: 'viewer', ariaLabel: t('viewer.title') });
    this.dialog.append(button('close', '×', t('help.close'), () => this.dialog.close()), this.previous, this.next, this.strip);
    this.dialog.addEventListener('keydown', event => this.#hear(event));
    this.dialog.addEventListener('close', () => this.strip.replaceChildren());
    this.strip.addEventListener('click', ({ target }) => /** @type {Element} */ (target).closest('img, a') || this.dialog.close());
    if ('onscrollend' in window) this.strip.addEventListener('scrollend', () => this.#arrive());
    else this.strip.addEventListener('scroll', () => this.#settle(), { passive: true });
    document.body.append(this.dialog);
  }

  /** Begins with one of them, unless it is gone meanwhile. @param {HTMLAnchorElement} picture */
  show(picture) {
    const pictures = /** @type {HTMLAnchorElement[]} */ (all('.picture', this.list));
    const at = pictures.indexOf(picture);
    if (at < 0) return;
    this.strip.replaceChildren(...pictures.map(slide));
    this.strip.children[at].toggleAttribute('autofocus', true);
    this.dialog.showModal();
    this.#go(at, 'instant');
  }

  /** No key that is meant for the pictures does anything behind them. @param {KeyboardEvent} event */
  #hear(event) {
    event.stopPropagation();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || modified(event)) return;
    event.preventDefault();
    this.#go(this.#at + step);
  }

  /** @param {number} at @param {ScrollBehavior} [behavior] as the styles have it, unless told */
  #go(at, behavior = 'auto') {
    const slides = this.strip.children;
    const item = /** @type {HTMLElement | undefined} */ (slides[at]);
    if (!item) return;
    this.#at = at;
    this.previous.disabled = at === 0;
    this.next.disabled = at === slides.length - 1;
    if (!find('button:focus:enabled', this.dialog)) item.focus({ preventScroll: true });
    item.scrollIntoView({ behavior, inline: 'center' });
  }

  /** Not every browser says when it has come to rest. */
  #settle() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#arrive(), settled);
  }

  /** Where a swipe has led. */
  #arrive() {
    const at = Math.round(Math.abs(this.strip.scrollLeft) / this.strip.clientWidth);
    if (at !== this.#at) this.#go(at);
  }
}

/** @param {string} kind @param {string} sign @param {string} label @param {() => void} done */
const button = (kind, sign, label, done) =>
  Object.assign(document.createElement('button'), { type: 'button', className: kind, textContent: sign, ariaLabel: label, onclick: done });

/** A picture above the way to its file. @param {HTMLAnchorElement} picture */
const slide = picture => {
  const { alt } = /** @type {HTMLImageElement} */ (get('img', picture));
  const item = Object.assign(document.createElement('li'), { tabIndex: -1 });
  item.append(
    Object.assign(document.createElement('img'), { loading: 'lazy', alt, src: picture.href }),
    Object.assign(document.createElement('a'), { href: picture.href, target: '_blank', textContent: t('viewer.file') }),
  );
  return item;
};

/** @param {HTMLElement} list the messages */
export const viewer = async list => {
  await styled('viewer');
  return new Viewer(list);
};
