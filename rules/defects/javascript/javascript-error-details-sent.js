app.get('/a', async (req, res) => {
  try {
    await work();
  } catch (err) {
    // ruleid: javascript-error-details-sent
    res.status(500).send(err.stack);
    // ruleid: javascript-error-details-sent
    res.json({ error: err.stack });
  }
});
app.use((err, req, res, next) => {
  // ruleid: javascript-error-details-sent
  res.status(500).send('Failed: ' + err.stack);
});
app.use((err, req, res, next) => {
  console.error(err.stack);
  // ok: javascript-error-details-sent
  res.status(500).send('Internal error');
  // ok: javascript-error-details-sent
  res.status(400).json({ error: err.code });
});
