<?php
// ruleid: php-resource-exhaustion
$s = str_repeat('x', (int) $_GET['n']);
$n = intval($_POST['count']);
// ruleid: php-resource-exhaustion
$r = range(1, $n);
// ruleid: php-resource-exhaustion
sleep($_GET['s']);
// ok: php-resource-exhaustion
$s = str_repeat('x', min((int) $_GET['n'], 100));
// ok: php-resource-exhaustion
sleep(1);
