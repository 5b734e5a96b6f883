function saved(response, password) {
  // ruleid: javascript-token-in-web-storage
  localStorage.setItem('access_token', response.token);
  // ruleid: javascript-token-in-web-storage
  window.sessionStorage.setItem('password', password);
  // ruleid: javascript-token-in-web-storage
  localStorage.jwt = response.jwt;
  // ok: javascript-token-in-web-storage
  localStorage.setItem('theme', 'dark');
  // ok: javascript-token-in-web-storage
  localStorage.removeItem('access_token');
  // ok: javascript-token-in-web-storage
  localStorage.setItem('tokenizer', 'bpe');
}
