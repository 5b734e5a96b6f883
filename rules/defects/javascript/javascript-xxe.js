const libxmljs = require('libxmljs');
app.post('/xml', (req, res) => {
  // ruleid: javascript-xxe
  const doc = libxmljs.parseXml(req.body, { noent: true });
  // ruleid: javascript-xxe
  libxmljs.parseXmlString(req.body.xml, { noent: true, dtdload: true });
  // ruleid: javascript-xxe
  const d2 = libxmljs2.parseXml(text, { replaceEntities: true });
});
app.post('/safe', (req, res) => {
  // ok: javascript-xxe
  const doc = libxmljs.parseXml(req.body);
  // ok: javascript-xxe
  const d = libxmljs.parseXml(req.body, { noent: false });
});
