// ruleid: javascript-csrf-check-off
app.use(lusca({ csrf: false, xframe: 'DENY' }));
// ruleid: javascript-csrf-check-off
module.exports.security = { csrf: false };
// ok: javascript-csrf-check-off
app.use(lusca({ csrf: true }));
// ok: javascript-csrf-check-off
app.use(csurf({ cookie: true }));
