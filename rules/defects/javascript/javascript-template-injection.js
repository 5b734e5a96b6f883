const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const _ = require('lodash');
app.get('/page', (req, res) => {
  // ruleid: javascript-template-injection
  res.send(ejs.render('<h1>' + req.query.title + '</h1>'));
  // ruleid: javascript-template-injection
  const t = Handlebars.compile(req.body.template);
  const src = `p Hello ${req.query.name}`;
  // ruleid: javascript-template-injection
  pug.render(src);
  // ruleid: javascript-template-injection
  _.template(req.body.t)({});
});
app.get('/safe', (req, res) => {
  // ok: javascript-template-injection
  res.send(ejs.render('<h1><%= title %></h1>', { title: req.query.title }));
  // ok: javascript-template-injection
  Handlebars.compile('<p>{{name}}</p>')({ name: req.query.name });
  // ok: javascript-template-injection
  res.render('page', { name: req.query.name });
});
