const serveIndex = require('serve-index');
// ruleid: javascript-directory-listing
app.use('/files', serveIndex('files'));
// ruleid: javascript-directory-listing
app.use(serveIndex(path.join(__dirname, 'up'), { icons: true }));
// ok: javascript-directory-listing
app.use('/files', express.static('files'));
// ok: javascript-directory-listing
app.use('/admin', auth, list);
