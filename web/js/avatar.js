import { find } from './dom.js';

/**
 * Shows who or what an avatar stands for: a picture of theirs, else their initial.
 * @param {HTMLElement} avatar
 * @param {string} of what chooses the colour
 * @param {string} name
 * @param {string | null} [picture]
 */
export const portray = (avatar, of, name, picture) => {
  avatar.dataset.of = of;
  const path = picture ? `/api/v1/avatars/${encodeURIComponent(picture)}` : undefined;
  const initial = name.match(/\P{M}\p{M}*/u)?.[0] ?? '';
  if (avatar.textContent === initial && find('img', avatar)?.getAttribute('src') === path) return;
  avatar.textContent = initial;
  if (path) avatar.append(Object.assign(document.createElement('img'), { alt: '', loading: 'lazy', decoding: 'async', src: path }));
};
