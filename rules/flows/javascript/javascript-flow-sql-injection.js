const express = require('express');
const mysql = require('mysql');

const app = express();
const db = mysql.createConnection({ host: 'localhost' });

app.get('/order/1', (req, res) => {
  const id = req.query.id;
  // ruleid: javascript-flow-sql-injection
  db.query("SELECT * FROM orders WHERE id = '" + id + "'", (error, rows) => res.json(rows));
});

app.get('/order/2', async (req, res) => {
  const { id } = req.params;
  // ruleid: javascript-flow-sql-injection
  const rows = await db.query(`SELECT * FROM orders WHERE id = ${id}`);
  res.json(rows);
});

app.get('/order/3', (req, res) => {
  const id = req.query.id;
  // ok: javascript-flow-sql-injection
  db.query('SELECT * FROM orders WHERE id = ?', [id], (error, rows) => res.json(rows));
});

app.get('/order/4', (req, res) => {
  const id = parseInt(req.query.id, 10);
  // ok: javascript-flow-sql-injection
  db.query('SELECT * FROM orders WHERE id = ' + id, (error, rows) => res.json(rows));
});
