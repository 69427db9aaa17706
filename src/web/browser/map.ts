// The numbers of the area that is pointed at stand beside the map. By touch, the first tap shows them and the second
// opens the page.

for (const figure of document.querySelectorAll<HTMLElement>('.city-map')) {
  const chosen = figure.querySelector<HTMLElement>('.chosen');
  let shown: Element | null = null;
  let byTouch = false;

  const show = (event: Event): boolean => {
    const link = (event.target as Element).closest('svg a');
    if (!chosen || !link || link === shown) return false;
    shown?.classList.remove('shown');
    link.classList.add('shown');
    shown = link;
    const open = document.createElement('a');
    open.href = link.getAttribute('href') ?? '';
    open.textContent = chosen.dataset.open ?? '';
    chosen.replaceChildren(`${link.querySelector('title')?.textContent ?? ''}. `, open);
    return true;
  };

  figure.addEventListener('pointerdown', (event) => {
    byTouch = event.pointerType !== 'mouse';
  });
  figure.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') show(event);
  });
  figure.addEventListener('click', (event) => {
    if (byTouch && show(event)) event.preventDefault();
  });
}
