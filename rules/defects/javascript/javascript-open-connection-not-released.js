async function load(pool) {
  // ruleid: javascript-open-connection-not-released
  const client = await pool.connect();
  const r = await client.query('select 1');
  return r.rows;
}
async function other() {
  // ruleid: javascript-open-connection-not-released
  const conn = await pool.getConnection();
  await conn.query('select 1');
}
async function safe(pool) {
  // ok: javascript-open-connection-not-released
  const client = await pool.connect();
  try {
    return await client.query('select 1');
  } finally {
    client.release();
  }
}
async function handed(pool) {
  // ok: javascript-open-connection-not-released
  const client = await pool.connect();
  return client;
}
