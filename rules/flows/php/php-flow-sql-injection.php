<?php
function ordersOf(mysqli $db): array
{
    $owner = $_GET['owner'] ?? '';
    $sql = "SELECT id FROM orders WHERE owner = '" . trim($owner) . "'";
    // ruleid: php-flow-sql-injection
    return $db->query($sql)->fetch_all();
}

class Orders
{
    public function __construct(private PDO $pdo)
    {
    }

    public function page(Request $request): void
    {
        $this->remove($request->input('id'));
        $this->find((int) $request->input('id'));
    }

    private function remove(string $id): void
    {
        // ruleid: php-flow-sql-injection
        $this->pdo->exec("DELETE FROM orders WHERE id = $id");
    }

    private function find(int $id): void
    {
        // ok: php-flow-sql-injection
        $this->pdo->query("SELECT * FROM orders WHERE id = $id");
    }
}

$statement = $pdo->prepare('SELECT * FROM orders WHERE owner = ?');
// ok: php-flow-sql-injection
$statement->execute([$_POST['owner']]);
$order = $_GET['order'] ?? 'id';
if (!in_array($order, ['id', 'total'], true)) {
    $order = 'id';
}
// ok: php-flow-sql-injection
mysqli_query($link, "SELECT * FROM orders ORDER BY $order");
// ruleid: php-flow-sql-injection
mysqli_query($link, 'SELECT * FROM orders LIMIT ' . $_GET['limit']);
