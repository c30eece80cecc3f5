const address = /\bhttps?:\/\/[^\s<>"“”«»\u3000-\u303F\uFF01-\uFF65]+/gi;
const marks = [...'.,;:!?\'’"*_~…'];
const pictures = /^(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*){1,5}$/u;

/** A piece of a message: plain, or the text of a link. @typedef {{text: string, href?: string}} Piece */

/**
 * Cuts a text where its web addresses begin and end. Only http and https make a link.
 * @param {string} text
 * @returns {Piece[]}
 */
export const pieces = text => {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const link = trimmed(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > end) found.push({ text: text.slice(end, match.index) });
    found.push({ text: link, href: link });
    end = match.index + link.length;
  }
  if (end < text.length) found.push({ text: text.slice(end) });
  return found;
};

/** The sentence's punctuation is not the link's, nor is a bracket that it did not open. @param {string} link @returns {string} */
const trimmed = link => {
  let unopened = link.split(')').length - link.split('(').length;
  let end = link.length;
  while (marks.includes(link[end - 1]) || (link[end - 1] === ')' && unopened-- > 0)) end--;
  return link.slice(0, end);
};

/** Whether a message is a few emoji and nothing else. @param {string} text */
export const isPictures = text => pictures.test(text.replace(/\s/g, ''));

/** Whether a text calls somebody by this name, however it is written. @param {string} name @returns {(text: string) => boolean} */
export const calling = name => {
  const called = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}._-])@${name.replaceAll('.', '\\.')}[._-]*(?![\\p{L}\\p{M}\\p{N}._-])`, 'iu');
  return text => called.test(text.normalize('NFKC'));
};

/** @param {string} text @returns {Node[]} */
export const nodes = text => pieces(text).map(({ text, href }) => {
  if (!href) return document.createTextNode(text);
  const link = document.createElement('a');
  link.href = href;
  link.rel = 'noopener noreferrer nofollow ugc';
  link.target = '_blank';
  link.textContent = text;
  return link;
});
