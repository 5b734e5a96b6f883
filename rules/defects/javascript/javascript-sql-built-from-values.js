function findUser(db, name, cb) {
  // ruleid: javascript-sql-built-from-values
  db.query("SELECT * FROM users WHERE name = '" + name + "'", cb);
}
async function remove(pool, id) {
  const sql = `DELETE FROM users WHERE id = ${id}`;
  // ruleid: javascript-sql-built-from-values
  return pool.query(sql);
}
async function safe(pool, id, count) {
  // ok: javascript-sql-built-from-values
  await pool.query('SELECT * FROM users WHERE id = $1', [id]);
  // ok: javascript-sql-built-from-values
  await pool.query('SELECT * FROM users WHERE id = ' + Number(id));
  // ok: javascript-sql-built-from-values
  await pool.query('SELECT * FROM users ' + 'WHERE active = 1');
}
class Runner {
  async tables(schema) {
    // ok: javascript-sql-built-from-values
    return this.query(`SELECT * FROM "TABLES" WHERE "SCHEMA" = '${schema}'`);
  }
}
