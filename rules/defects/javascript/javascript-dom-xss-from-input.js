function preview() {
  const text = document.getElementById('comment').value;
  // ruleid: javascript-dom-xss-from-input
  document.getElementById('out').innerHTML = text;
  // ruleid: javascript-dom-xss-from-input
  $('#out').html('<p>' + $('#comment').val() + '</p>');
}
function saved() {
  // ruleid: javascript-dom-xss-from-input
  box.innerHTML = '<b>' + localStorage.getItem('name') + '</b>';
}
function safe() {
  // ok: javascript-dom-xss-from-input
  document.getElementById('out').textContent = document.getElementById('comment').value;
  // ok: javascript-dom-xss-from-input
  out.innerHTML = escapeHtml(document.getElementById('comment').value);
}
