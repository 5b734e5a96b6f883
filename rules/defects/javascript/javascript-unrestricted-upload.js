const storage = multer.diskStorage({
  destination: 'uploads/',
  // ruleid: javascript-unrestricted-upload
  filename: (req, file, cb) => { cb(null, file.originalname); },
});
app.post('/u', (req, res) => {
  // ruleid: javascript-unrestricted-upload
  req.files.doc.mv('./public/' + req.files.doc.name);
});
const good = multer.diskStorage({
  destination: 'uploads/',
  // ok: javascript-unrestricted-upload
  filename: (req, file, cb) => { cb(null, crypto.randomUUID() + '.png'); },
});
app.post('/v', (req, res) => {
  // ok: javascript-unrestricted-upload
  req.files.doc.mv('./data/' + crypto.randomUUID());
});
