// ruleid: javascript-insecure-random
const token = Math.random().toString(36).slice(2);
function make(user) {
  // ruleid: javascript-insecure-random
  user.resetToken = 'r' + Math.random();
  // ruleid: javascript-insecure-random
  const sessionId = Math.floor(Math.random() * 1e9);
  let password = '';
  for (let i = 0; i < 8; i++) {
    // ruleid: javascript-insecure-random
    password += Math.floor(Math.random() * 10);
  }
  // ok: javascript-insecure-random
  const delay = Math.random() * 1000;
  // ok: javascript-insecure-random
  const color = '#' + Math.random().toString(16);
  // ok: javascript-insecure-random
  const secret = crypto.randomBytes(16).toString('hex');
}
function generateToken() {
  // ruleid: javascript-insecure-random
  return Math.random().toString(36);
}
function Page() {
  // ok: javascript-insecure-random
  const [nonce, setNonce] = useState(Math.random());
  return image(nonce);
}
