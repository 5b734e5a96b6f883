app.get('/a', async (req, res) => {
  try {
    await work();
  } catch (err) {
    // ruleid: javascript-error-message-sent
    res.status(500).send(err.message);
    // ruleid: javascript-error-message-sent
    res.status(500).json({ error: err });
  }
});
app.get('/b', async (req, res) => {
  try {
    await work();
  } catch (err) {
    // ok: javascript-error-message-sent
    res.status(500).send('Internal error');
    // ok: javascript-error-message-sent
    res.status(400).json({ ok: false });
  }
});
