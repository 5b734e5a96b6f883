function go() {
  const next = new URLSearchParams(window.location.search).get('next');
  // ruleid: javascript-client-redirect
  window.location.href = next;
  // ruleid: javascript-client-redirect
  location.replace(decodeURIComponent(location.hash.slice(1)));
  // ruleid: javascript-client-redirect
  window.location = next;
}
function safe() {
  const page = new URLSearchParams(location.search).get('page');
  // ok: javascript-client-redirect
  window.location.href = '/list?page=' + page;
  // ok: javascript-client-redirect
  location.href = location.pathname + '?a=1';
  // ok: javascript-client-redirect
  window.location.href = '/home';
}
