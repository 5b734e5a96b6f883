app.post('/reset', async (req, res) => {
  const link = 'https://' + req.headers.host + '/reset?token=' + token;
  // ruleid: javascript-host-header-in-link
  await transporter.sendMail({ to: user.email, subject: 'Reset', text: link });
  // ruleid: javascript-host-header-in-link
  mailer.send({ to: user.email, html: `<a href="http://${req.get('host')}/r/${token}">x</a>` });
});
app.post('/ok', async (req, res) => {
  const link = config.baseUrl + '/reset?token=' + token;
  // ok: javascript-host-header-in-link
  await transporter.sendMail({ to: user.email, text: link });
  // ok: javascript-host-header-in-link
  console.log(req.headers.host);
});
