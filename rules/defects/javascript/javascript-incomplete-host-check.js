function trusted(url) {
  // ruleid: javascript-incomplete-host-check
  if (url.includes('trusted.com')) { return true; }
  // ruleid: javascript-incomplete-host-check
  if (url.indexOf('example.org') !== -1) { return true; }
  // ruleid: javascript-incomplete-host-check
  return url.startsWith('https://example.com');
}
function safe(url) {
  // ok: javascript-incomplete-host-check
  if (new URL(url).hostname === 'trusted.com') { return true; }
  // ok: javascript-incomplete-host-check
  if (url.startsWith('https://example.com/')) { return true; }
  // ok: javascript-incomplete-host-check
  return url.includes('?page');
}
