const express = require('express');
const mysql = require('mysql2');
const { Pool } = require('pg');
const app = express();
const db = mysql.createConnection({ host: 'localhost' });
const pool = new Pool();

app.get('/users', (req, res) => {
  // ruleid: javascript-sql-injection
  db.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", (err, rows) => res.json(rows));
});
app.post('/orders', async (req, res) => {
  const { id } = req.body;
  const text = `SELECT * FROM orders WHERE id = ${id}`;
  // ruleid: javascript-sql-injection
  const result = await pool.query(text);
  // ruleid: javascript-sql-injection
  await knex.raw(`update orders set seen = 1 where id = ${id}`);
  // ruleid: javascript-sql-injection
  await sequelize.query('SELECT * FROM a WHERE id = ' + id, { type: QueryTypes.SELECT });
  res.json(result.rows);
});
app.get('/safe', async (req, res) => {
  // ok: javascript-sql-injection
  await db.query('SELECT * FROM users WHERE name = ?', [req.query.name]);
  const n = parseInt(req.query.page, 10);
  // ok: javascript-sql-injection
  await pool.query('SELECT * FROM users LIMIT 10 OFFSET ' + n);
  const COLUMNS = ['name', 'age'];
  const column = req.query.sort;
  if (!COLUMNS.includes(column)) { return res.status(400).end(); }
  // ok: javascript-sql-injection
  await pool.query(`SELECT * FROM users ORDER BY ${column}`);
  // ok: javascript-sql-injection
  await pool.query({ text: 'select 1 where id = $1', values: [req.params.id] });
  // ok: javascript-sql-injection
  db.query('SELECT ' + mysql.escape(req.query.name), () => {});
});
async function start(cli) {
  // ok: javascript-sql-injection
  process.exitCode = await cli.execute(process.argv);
}
