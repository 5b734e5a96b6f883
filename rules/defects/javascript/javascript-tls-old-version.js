const tls = require('tls');
// ruleid: javascript-tls-old-version
tls.connect({ host: 'a', secureProtocol: 'TLSv1_method' });
// ruleid: javascript-tls-old-version
https.createServer({ key, cert, minVersion: 'TLSv1' });
// ok: javascript-tls-old-version
https.createServer({ key, cert, minVersion: 'TLSv1.2' });
// ok: javascript-tls-old-version
tls.connect({ host: 'a', secureProtocol: 'TLSv1_2_method' });
