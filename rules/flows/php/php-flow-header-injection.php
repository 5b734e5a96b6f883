<?php
$name = $_GET['file'];
// ruleid: php-flow-header-injection
header('Content-Disposition: attachment; filename=' . $name);
// ruleid: php-flow-header-injection
header("X-User: {$_COOKIE['user']}");
// ok: php-flow-header-injection
header('X-File: ' . rawurlencode($name));
// ok: php-flow-header-injection
header('X-File: ' . str_replace(["\r", "\n"], '', $name));
