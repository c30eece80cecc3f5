/** What is set off as code, and what may be an address. */
const special = /```[\s\S]+?```|`(?!\s)[^`\n]*[^`\s]`|\bhttps?:\/\/[^\s<>"“”«»\u3000-\u303F\uFF01-\uFF65]+/gi;
const marks = [...'.,;:!?\'’"*_~…'];
const pictures = /^(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*){1,5}$/u;

/** A piece of a message: plain, the text of a link, or code with the signs that say so. @typedef {{text: string, href?: string, code?: boolean}} Piece */

/**
 * Cuts a text where its code and its web addresses begin and end. Only http and https make a link.
 * @param {string} text
 * @returns {Piece[]}
 */
export const pieces = text => {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(special)) {
    const code = match.startsWith('`');
    const piece = code ? match : trimmed(match);
    if (!code && !URL.canParse(piece)) continue;
    if (index > end) found.push({ text: text.slice(end, index) });
    found.push(code ? { text: piece, code } : { text: piece, href: piece });
    end = index + piece.length;
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
export const isPictures = text => {
  const dense = text.replace(/\s/g, '');
  return dense.length <= 100 && pictures.test(dense);
};

/** Whether a text calls somebody by this name, however it is written. @param {string} name @returns {(text: string) => boolean} */
export const calling = name => {
  const called = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}._-])@${name.replaceAll('.', '\\.')}[._-]*(?![\\p{L}\\p{M}\\p{N}._-])`, 'iu');
  return text => called.test(text.normalize('NFKC'));
};

/** @param {string} text @returns {Node[]} */
export const nodes = text => pieces(text).map(({ text, href, code }) => {
  if (!href && !code) return document.createTextNode(text);
  const piece = document.createElement(code ? 'code' : 'a');
  if (href) Object.assign(piece, { href, rel: 'noopener noreferrer nofollow ugc', target: '_blank' });
  piece.textContent = text;
  return piece;
});
