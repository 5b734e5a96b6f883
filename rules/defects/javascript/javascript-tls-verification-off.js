const https = require('https');
// ruleid: javascript-tls-verification-off
const agent = new https.Agent({ rejectUnauthorized: false });
// ruleid: javascript-tls-verification-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
// ruleid: javascript-tls-verification-off
https.get({ host: 'a', rejectUnauthorized: false }, () => {});
// ruleid: javascript-tls-verification-off
tls.connect({ host: 'a', checkServerIdentity: () => undefined });
// ok: javascript-tls-verification-off
const good = new https.Agent({ ca: pem, rejectUnauthorized: true });
// ok: javascript-tls-verification-off
process.env.NODE_ENV = '0';
// ok: javascript-tls-verification-off
const server = https.createServer({ requestCert: true, rejectUnauthorized: false });
