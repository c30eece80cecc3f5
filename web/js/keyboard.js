/**
 * Where the soft keyboard covers a page instead of shrinking it, as on iOS up to 27.2, a conversation leaves it its place
 * while one writes. Pages that scroll as a whole are moved by the browser itself.
 * @param {Pick<VisualViewport, 'height' | 'scale' | 'addEventListener'>} viewport
 */
export const yieldTo = viewport => {
  const fit = () => {
    const writing = document.activeElement?.matches('.shell :is(input, textarea)') && viewport.scale < 1.1;
    const covered = writing ? Math.round(innerHeight - viewport.height) : 0;
    // less is the browser's own bar
    const taken = covered > 100 ? covered : 0;
    document.documentElement.style.setProperty('--keyboard', `${taken}px`);
    // it had moved the page up to show the field
    if (taken) scrollTo(0, 0);
  };
  viewport.addEventListener('resize', fit);
  // not before what was tapped has been clicked: it would move from under the finger
  for (const sign of ['focusin', 'focusout']) addEventListener(sign, () => setTimeout(fit, 300));
  fit();
};
