const express = require('express');
// ruleid: javascript-static-serves-source
app.use(express.static(__dirname));
// ruleid: javascript-static-serves-source
app.use(express.static('public', { dotfiles: 'allow' }));
// ruleid: javascript-static-serves-source
app.use('/', express.static('/'));
// ok: javascript-static-serves-source
app.use(express.static(path.join(__dirname, 'public')));
// ok: javascript-static-serves-source
app.use(express.static('public', { dotfiles: 'ignore' }));
