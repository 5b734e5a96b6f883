function greet(name) {
  // ruleid: javascript-html-from-parameter
  document.getElementById('x').innerHTML = 'Hello ' + name;
}
function list(box, item) {
  const row = `<li>${item}</li>`;
  // ruleid: javascript-html-from-parameter
  box.insertAdjacentHTML('beforeend', row);
}
function safe(box, name) {
  // ok: javascript-html-from-parameter
  box.innerHTML = 'Hello ' + escapeHtml(name);
  // ok: javascript-html-from-parameter
  box.textContent = 'Hello ' + name;
}
