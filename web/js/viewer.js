import { all, get } from './dom.js';
import { t } from './texts.js';

/** The pictures of a conversation on their own, as large as there is room; the next is a swipe, a key or a button away. */
class Viewer {
  /** @param {HTMLElement} list the messages */
  constructor(list) {
    this.list = list;
    this.strip = document.createElement('ul');
    this.strip.tabIndex = 0;
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'viewer';
    this.dialog.ariaLabel = t('viewer.title');
    this.dialog.append(
      this.strip,
      this.#button('previous', '‹', t('viewer.previous'), () => this.#step(-1)),
      this.#button('next', '›', t('viewer.next'), () => this.#step(1)),
      this.#button('close', '×', t('help.close'), () => this.dialog.close()),
    );
    this.dialog.addEventListener('keydown', event => this.#hear(event));
    this.dialog.addEventListener('close', () => this.strip.replaceChildren());
    this.strip.addEventListener('click', ({ target }) => /** @type {Element} */ (target).closest('img, a') || this.dialog.close());
    document.body.append(this.dialog);
  }

  /** Begins with one of them. @param {HTMLAnchorElement} picture */
  show(picture) {
    const pictures = /** @type {HTMLAnchorElement[]} */ (all('.picture', this.list));
    this.strip.replaceChildren(...pictures.map(slide));
    this.dialog.classList.toggle('single', pictures.length < 2);
    this.dialog.showModal();
    this.strip.children[pictures.indexOf(picture)]?.scrollIntoView({ behavior: 'instant', inline: 'center' });
    this.strip.focus();
  }

  /** No key that is meant for the pictures does anything behind them. @param {KeyboardEvent} event */
  #hear(event) {
    event.stopPropagation();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#step(step);
  }

  /** @param {number} by */
  #step(by) {
    this.strip.scrollBy({ left: by * this.strip.clientWidth });
  }

  /** @param {string} kind @param {string} sign @param {string} label @param {() => void} done */
  #button(kind, sign, label, done) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = kind;
    button.textContent = sign;
    button.ariaLabel = label;
    button.addEventListener('click', done);
    return button;
  }
}

/** A picture above the way to its file. @param {HTMLAnchorElement} picture */
const slide = picture => {
  const { alt } = /** @type {HTMLImageElement} */ (get('img', picture));
  const image = document.createElement('img');
  Object.assign(image, { loading: 'lazy', alt, src: picture.href });
  const link = document.createElement('a');
  Object.assign(link, { href: picture.href, target: '_blank', textContent: t('viewer.file') });
  const item = document.createElement('li');
  item.append(image, link);
  return item;
};

/** Has its styles, which the page does without until somebody looks at a picture. */
const styles = () => new Promise((done, failed) => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: new URL('../viewer.css', import.meta.url).href, onload: done, onerror: failed });
  document.head.append(link);
});

/** @param {HTMLElement} list the messages */
export const viewer = async list => {
  await styles();
  return new Viewer(list);
};
