// Copying what has to be typed elsewhere: the buttons of one list, which say that it was done.
export default list => {
  if (!navigator.clipboard) return;
  const said = document.querySelector('[data-copied]');
  for (const b of list.querySelectorAll('[data-copy]')) {
    const word = b.querySelector('span'), was = word.textContent;
    b.hidden = false;
    b.addEventListener('click', async () => {
      await navigator.clipboard.writeText(b.dataset.copy);
      b.dataset.done = ''; word.textContent = said.dataset.copied;
      said.textContent = said.dataset.copied + ': ' + b.dataset.copy;
      setTimeout(() => { delete b.dataset.done; word.textContent = was }, 2400);
    });
  }
};
