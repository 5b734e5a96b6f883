const params = new URLSearchParams(location.search);
// ruleid: javascript-dom-xss
document.getElementById('a').innerHTML = params.get('name');
// ruleid: javascript-dom-xss
document.write('<a href="' + document.referrer + '">back</a>');
function show() {
  const tag = decodeURIComponent(window.location.hash.slice(1));
  // ruleid: javascript-dom-xss
  $('#title').html('<b>' + tag + '</b>');
  // ruleid: javascript-dom-xss
  el.insertAdjacentHTML('beforeend', tag);
}
window.addEventListener('message', (e) => {
  // ruleid: javascript-dom-xss
  document.body.innerHTML = e.data;
});
// ok: javascript-dom-xss
document.getElementById('a').textContent = params.get('name');
// ok: javascript-dom-xss
document.getElementById('b').innerHTML = DOMPurify.sanitize(params.get('name'));
// ok: javascript-dom-xss
document.getElementById('c').innerHTML = '<b>fixed</b>';
// ok: javascript-dom-xss
$('#title').text(location.hash);
// ok: javascript-dom-xss
box.innerHTML = '<i>' + Number(params.get('n')) + '</i>';
