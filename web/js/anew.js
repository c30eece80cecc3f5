/** How often each picture was asked for again. @type {WeakMap<HTMLImageElement, number>} */
const tries = new WeakMap();

/** Asks again for a picture that did not come: a little later, and with the next connection. @param {HTMLImageElement} picture */
export const fetchAnew = picture => {
  const now = (tries.get(picture) ?? 0) + 1;
  if (now > 6) return;
  tries.set(picture, now);
  const fetch = () => { picture.src = picture.src; };
  if (navigator.onLine) setTimeout(fetch, 500 * 2 ** now);
  else addEventListener('online', fetch, { once: true });
};
