<?php
$id = $_GET['id'];
$conn = mysqli_connect('localhost', 'u', $pw, 'shop');
// ruleid: php-sql-injection
$result = mysqli_query($conn, "SELECT * FROM users WHERE id = $id");
$sql = "SELECT * FROM users WHERE name = '" . $_POST['name'] . "'";
// ruleid: php-sql-injection
$rows = $pdo->query($sql);
class Repo {
    private $db;
    public function find($request) {
        $q = sprintf("SELECT * FROM t WHERE c = '%s'", $request->input('c'));
        // ruleid: php-sql-injection
        return $this->db->query($q);
    }
}
// ruleid: php-sql-injection
$stmt = $pdo->prepare("SELECT * FROM t ORDER BY {$_GET['sort']}");
// ok: php-sql-injection
$stmt = $pdo->prepare('SELECT * FROM users WHERE id = ?');
$stmt->execute([$_GET['id']]);
// ok: php-sql-injection
mysqli_query($conn, "SELECT * FROM users WHERE id = " . (int) $_GET['id']);
$name = mysqli_real_escape_string($conn, $_POST['name']);
// ok: php-sql-injection
mysqli_query($conn, "SELECT * FROM users WHERE name = '$name'");
$sort = $_GET['sort'];
if (!in_array($sort, ['name', 'age'], true)) { exit; }
// ok: php-sql-injection
$pdo->query("SELECT * FROM users ORDER BY $sort");
