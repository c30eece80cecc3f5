import { language } from './texts.js';
import { instant } from './time.js';

const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });

/** Says date and hour in full at the time that one points at. */
export const explainTimes = () => document.addEventListener('pointerover', ({ target }) => {
  const time = target instanceof HTMLTimeElement && target;
  const at = time && instant(time);
  if (at) time.title = format.format(at);
});
