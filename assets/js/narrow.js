// The address of a narrowed list says what was chosen and nothing else: fields that are empty stay out of it.
export default form => {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  location.assign(form.getAttribute('action') + (chosen.size ? '?' + chosen : ''));
};
