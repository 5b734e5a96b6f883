function send(token) {
  // ruleid: javascript-post-message-any-origin
  window.parent.postMessage({ token: token }, '*');
  // ruleid: javascript-post-message-any-origin
  window.opener.postMessage(token, '*');
  // ok: javascript-post-message-any-origin
  window.parent.postMessage({ token: token }, 'https://example.com');
  // ok: javascript-post-message-any-origin
  worker.postMessage({ token: token });
  // ok: javascript-post-message-any-origin
  window.postMessage('ping', '*');
}
