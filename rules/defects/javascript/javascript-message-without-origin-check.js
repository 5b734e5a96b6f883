// ruleid: javascript-message-without-origin-check
window.addEventListener('message', (event) => {
  applySettings(event.data);
});
// ruleid: javascript-message-without-origin-check
window.onmessage = function (e) {
  run(e.data.command);
};
// ok: javascript-message-without-origin-check
window.addEventListener('message', (event) => {
  if (event.origin !== 'https://example.com') { return; }
  applySettings(event.data);
});
// ok: javascript-message-without-origin-check
worker.addEventListener('message', (event) => { applySettings(event.data); });
// ok: javascript-message-without-origin-check
window.addEventListener('message', (event) => {
  if (event.source !== window.parent) { return; }
  applySettings(event.data);
});
