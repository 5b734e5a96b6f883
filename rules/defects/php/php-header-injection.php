<?php
// ruleid: php-header-injection
header('X-Name: ' . $_GET['name']);
// ruleid: php-header-injection
header("Content-Disposition: attachment; filename={$_GET['f']}");
// ok: php-header-injection
header('X-Name: ' . urlencode($_GET['name']));
// ok: php-header-injection
header('Content-Type: text/html');
