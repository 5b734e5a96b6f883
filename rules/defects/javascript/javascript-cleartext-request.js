// ruleid: javascript-cleartext-request
axios.post('http://api.example.com/login', { name, password });
// ruleid: javascript-cleartext-request
fetch('http://example.org/data');
// ok: javascript-cleartext-request
fetch('https://example.org/data');
// ok: javascript-cleartext-request
axios.get('http://localhost:3000/x');
// ok: javascript-cleartext-request
axios.get('http://127.0.0.1/x');
