<?php
function find_user($db, $name) {
    // ruleid: php-sql-built-from-parameter
    return $db->query("SELECT * FROM users WHERE name = '" . $name . "'");
}
function drop_user($conn, $id) {
    $sql = "DELETE FROM users WHERE id = $id";
    // ruleid: php-sql-built-from-parameter
    return mysqli_query($conn, $sql);
}
function safe($db, int $id, $name) {
    // ok: php-sql-built-from-parameter
    $s = $db->prepare('SELECT * FROM users WHERE name = ?');
    // ok: php-sql-built-from-parameter
    return $db->query('SELECT * FROM users WHERE id = ' . intval($name));
}
function run($db, $sql) {
    // ok: php-sql-built-from-parameter
    return $db->query($sql);
}

function connect($conn, array $config) {
    // ok: php-sql-built-from-parameter
    $conn->exec("use `{$config['database']}`");
}
