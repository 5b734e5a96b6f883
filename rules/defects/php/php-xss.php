<?php
// ruleid: php-xss
echo 'Hello ' . $_GET['name'];
$q = $_POST['q'];
// ruleid: php-xss
print "<b>$q</b>";
// ruleid: php-xss
echo "<form action='{$_SERVER['PHP_SELF']}'>";
// ruleid: php-xss
printf('<p>%s</p>', $q);
// ok: php-xss
echo 'Hello ' . htmlspecialchars($_GET['name'], ENT_QUOTES);
// ok: php-xss
echo (int) $_GET['page'];
// ok: php-xss
echo json_encode(['ok' => true]);
// ok: php-xss
echo 'fixed';
?>
<!-- ruleid: php-xss -->
<input value="<?= $_GET['v'] ?>">
<!-- ok: php-xss -->
<input value="<?= htmlspecialchars($_GET['v']) ?>">
